# Everything from a clean clone on Debian or Ubuntu with Python 3.11: «make demo», «make test».
# Each step leaves a stamp in .venv/, so that a second run does only what has changed.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# OpenCV's wheel needs libGL and GLib of the system, even without a window.
RUN_PACKAGES := libgl1 libglib2.0-0 poppler-utils
TEST_PACKAGES := chromium fonts-liberation2 rabbitmq-server \
	$(shell sed '/^\#/d; s/ .*//' training/lines/faces.apt)

# Installs those of the Debian packages $(1) that are missing. RUNLEVEL keeps Debian from starting
# a service (RabbitMQ) as it is installed: invoke-rc.d(8); the tests start one of their own.
define apt_install
missing=$$(for package in $(1); do \
	dpkg -s $$package 2>/dev/null | grep -q '^Status: install ok installed' || echo $$package; done); \
if [ -n "$$missing" ]; then \
	$(SUDO) apt-get update -q; \
	$(SUDO) env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
		apt-get install -qy --no-install-recommends $$missing; \
fi
endef

.PHONY: setup demo down test lint lock training
.DELETE_ON_ERROR:

setup: $(VENV)/.run-packages $(VENV)/.hoso pipeline/weights/det/inference.onnx

demo: setup
	$(BIN)/hoso demo

down:
	if [ -x $(BIN)/hoso ]; then $(BIN)/hoso down; fi

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint $(VENV)/.test-packages
	$(BIN)/pytest

# What fine-tuning the recogniser needs beside the tests' packages: torch, and the faces that
# imitate hands.
training: setup $(VENV)/.test-packages
	$(PIP) install --quiet --editable '.[training]'
	$(BIN)/python scripts/fetch_faces.py

# The lock files name no index: pip takes the one that the machine is configured for. The second
# is the first without the tools for development, for the image.
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: $(VENV)/.hoso
	$(COMPILE) --extra dev --output-file requirements.lock pyproject.toml
	$(COMPILE) --no-annotate --constraint requirements.lock \
		--output-file requirements-run.lock pyproject.toml

# Debian keeps the module that makes an environment in a package of its own.
$(BIN)/python:
	command -v $(PYTHON) >/dev/null && $(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { $(call apt_install,$(notdir $(PYTHON)) $(notdir $(PYTHON))-venv); }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.requirements: requirements.lock | $(BIN)/python
	$(PIP) install --quiet --requirement requirements.lock
	touch $@

$(VENV)/.hoso: pyproject.toml $(VENV)/.requirements
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.run-packages: Makefile | $(BIN)/python
	$(call apt_install,$(RUN_PACKAGES))
	touch $@

$(VENV)/.test-packages: Makefile training/lines/faces.apt | $(BIN)/python
	$(call apt_install,$(TEST_PACKAGES))
	touch $@

pipeline/weights/det/inference.onnx: scripts/fetch_detector.py | $(BIN)/python
	$(BIN)/python scripts/fetch_detector.py
	touch $@
