# rollcall as an image: docker build -t rollcall . && docker run --rm -v "$PWD/access:/access:ro" rollcall plan /access
# Runs as an unprivileged user, also with a read-only root file system. To apply, mount a volume for the journal at
# /journal and add --journal /journal/run.jsonl.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml .
COPY .mvn .mvn
COPY src src
COPY schemas schemas
COPY LICENSE .
RUN mvn -B -q -DskipTests package

FROM eclipse-temurin:17-jre-alpine
# for CI jobs that look up the merge base
RUN apk add --no-cache git
COPY --from=build /src/target/rollcall /opt/rollcall
ENV PATH=/opt/rollcall/bin:$PATH
WORKDIR /access
USER 65532:65532
ENTRYPOINT ["/opt/rollcall/bin/rollcall"]
CMD ["--help"]
