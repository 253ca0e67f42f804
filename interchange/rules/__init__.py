"""Whether a document can be taken in, and where two documents differ. Pure."""

from interchange.rules.differences import differences
from interchange.rules.form import SCHEMA, faults_of_form
from interchange.rules.meaning import faults_of_meaning

__all__ = ["SCHEMA", "differences", "faults_of_form", "faults_of_meaning"]
