# The image of the workers, beat, the web and the migration: one image, five commands.

FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/hoso
COPY requirements-run.lock .
RUN /opt/hoso/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements-run.lock
COPY scripts scripts
COPY pipeline/weights pipeline/weights
RUN /opt/hoso/bin/python scripts/fetch_detector.py
COPY pyproject.toml README.md ./
COPY schemas schemas
COPY pipeline pipeline
COPY workers workers
COPY web web
COPY hoso hoso
RUN /opt/hoso/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libgl1 libglib2.0-0 poppler-utils \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home hoso
COPY --from=build /opt/hoso /opt/hoso
COPY LICENSE NOTICE /usr/share/doc/hoso/
# The root file system is read-only: what libraries want to cache goes to the scratch folder.
ENV PATH=/opt/hoso/bin:$PATH \
    HOME=/tmp \
    ORT_DISABLE_TELEMETRY=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /tmp
USER 10001
ENTRYPOINT ["hoso"]
