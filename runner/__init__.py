"""Starts Punkt on one machine: servers, processes, a development inbox, and the test run."""
