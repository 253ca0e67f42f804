"""The development mail server: takes every letter by SMTP, delivers none, shows all."""
