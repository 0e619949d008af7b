# syntax=docker/dockerfile:1
# Two images: `okuzuke` for the CMS and the publisher (docker-compose.yml gives each its command), `web` for readers.
# The tag names Node and Debian exactly. Debian's own updates come with a newer tag: raise it with each Node release.
ARG NODE_IMAGE=node:22.22.2-bookworm-slim
ARG NGINX_IMAGE=nginx:1.28.2-alpine3.23

FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
# No package needs a script of its own to be installed (sharp and libsql come as finished packages).
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# Needs no database and no secret: the configuration takes placeholders while it is built.
RUN NODE_ENV=production NODE_OPTIONS=--conditions=production node node_modules/next/dist/bin/next build cms \
 && rm -rf cms/.next/cache \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund
# COPY keeps the modes of the clone: under umask 077 nobody but root could read the program.
RUN chmod -R a+rX /app

FROM ${NGINX_IMAGE} AS web
COPY docker/nginx.conf /etc/nginx/nginx.conf
COPY docker/watch-nginx.sh /watch-nginx.sh
# A named volume takes over the owner of the folder it is mounted on: the publisher's, `node` of the other image.
RUN chmod 644 /etc/nginx/nginx.conf \
 && chmod 755 /watch-nginx.sh \
 && install -d -o 1000 -g 1000 /data/site
USER nginx
EXPOSE 8080
ENTRYPOINT []
CMD ["/watch-nginx.sh"]

FROM ${NODE_IMAGE} AS okuzuke
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    PAYLOAD_CONFIG_PATH=cms/payload.config.ts \
    DATA_DIR=/data
# The program belongs to root and runs as `node`: it can't change itself.
COPY --from=build /app ./
# A named volume takes over the owner of the folder it is mounted on.
RUN install -d -o node -g node /data /data/media /data/backups /data/site /data/publisher
USER node
EXPOSE 3000
CMD ["node", "--conditions=production", "--import", "tsx", "start/part.ts", "cms"]
