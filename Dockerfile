FROM node:24.11.0-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY migrations migrations
COPY starter starter
COPY views views
COPY scripts/bundle.mjs scripts/bundle.mjs
COPY src src
# Made here once: the user below may keep nothing, and the health check would make it each time.
RUN node --import ./scripts/bundle.mjs src/entry/cli.ts
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s \
  CMD ["node", "--import", "./scripts/bundle.mjs", "src/entry/cli.ts", "healthcheck"]
CMD ["node", "--import", "./scripts/bundle.mjs", "src/entry/node.ts"]
