/**
 * A real Kafka broker and a real Elasticsearch as child processes of this JVM, for one machine and
 * for tests.
 *
 * <p>Every server binds to 127.0.0.1 only, keeps its data in one directory and resumes from it when
 * started again. No server outlives the JVM that started it: a normal exit and SIGINT or SIGTERM
 * stop it through {@link dev.beacon.servers.AtExit}; when the JVM is killed outright, the server
 * notices by {@link dev.beacon.servers.Lifeline}.
 */
package dev.beacon.servers;
