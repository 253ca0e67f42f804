from django.apps import AppConfig


class HttpConfig(AppConfig):
    name = "foundation.http"
    label = "http"
