# docker build -t dondoc . && docker run -d --name dondoc --restart unless-stopped \
#   -v dondoc-data:/data -e DONDOC_TELEGRAM_TOKEN_FILE=/run/secrets/token -v /etc/dondoc/token:/run/secrets/token:ro dondoc
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# dondoc backup has pg_dump make the copy of a PostgreSQL database; letters in scans are known by the Vietnamese data.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client tesseract-ocr-vie && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY scheduler scheduler
COPY simulator simulator
COPY actions actions
COPY channels channels
COPY documents documents
COPY reports reports
COPY db db
COPY texts texts
COPY reading reading
COPY domain domain
RUN pip install --no-deps .

RUN useradd --system --uid 10001 --home-dir /data dondoc && install -d -o dondoc -g dondoc -m 700 /data
USER dondoc
WORKDIR /data
VOLUME /data
ENV DONDOC_DATABASE_URL=sqlite:////data/dondoc.db
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["dondoc"]
CMD ["run"]
