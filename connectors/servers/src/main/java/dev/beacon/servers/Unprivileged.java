package dev.beacon.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command as somebody else when this JVM runs as root: Elasticsearch refuses root. Whoever
 * that is must reach the programs and the data directory, which may lie below a directory only root
 * can enter, so the ways are tried in turn, the least powerful first.
 */
enum Unprivileged {
  /** The user nobody, with no more rights than it has anyway. */
  NOBODY(
      Unprivileged.NOBODY_ID, "setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all"),

  /**
   * A user namespace in which root is called nobody: it keeps the files it owns and loses every
   * capability.
   */
  NAMESPACE(0, "unshare --user --map-user=65534 --map-group=65534"),

  /**
   * The user nobody that may pass by file permissions: for containers, which often forbid
   * namespaces.
   */
  NOBODY_WITH_FILE_ACCESS(
      Unprivileged.NOBODY_ID,
      "setpriv --reuid=65534 --regid=65534 --clear-groups --securebits=+no_setuid_fixup"
          + " --inh-caps=-all,+dac_override --ambient-caps=-all,+dac_override"
          + " --bounding-set=-all,+dac_override");

  private static final Logger LOG = LoggerFactory.getLogger(Unprivileged.class);

  private static final int NOBODY_ID = 65534;
  private static final int PROBE_LIMIT_SECONDS = 20;

  /** Reads something of every path it is given after the first, in which it writes. */
  private static final String PROBE =
      """
      set -e
      test "$(id -u)" != 0
      touch "$1/tmp/probe"
      rm "$1/tmp/probe"
      shift
      for path in "$@"; do
        if test -d "$path"; then ls -l "$path"; else head -c 1 "$path"; fi
      done
      """;

  private final int owner;

  /** What comes before the command line that is to be run; its words are separated by one space. */
  private final String prefix;

  Unprivileged(int owner, String prefix) {
    this.owner = owner;
    this.prefix = prefix;
  }

  private List<String> prefix() {
    return List.of(prefix.split(" ", -1));
  }

  /**
   * What to put before a command line; nothing unless this JVM runs as root. As root it also gives
   * {@code dataDirectory}, with all that is in it, to the user it found.
   *
   * @param ways those that may be tried
   * @param programs files and directories the command must be able to read
   * @throws ServerException if no way works
   */
  static List<String> prefix(Set<Unprivileged> ways, Path dataDirectory, List<Path> programs)
      throws IOException {
    if (!startedByRoot()) {
      return List.of();
    }
    for (Unprivileged way : ways) {
      if (way.works(dataDirectory, programs)) {
        LOG.info("Started by root: Elasticsearch runs as another user ({})", way);
        return way.prefix();
      }
    }
    throw new ServerException(
        "Elasticsearch does not run as root, and neither setpriv nor unshare could give it another user here."
            + " Start Beacon as an ordinary user.");
  }

  /**
   * By {@code id}: the JDK's UnixSystem takes a user without a name, as containers have, for root.
   */
  static boolean startedByRoot() throws IOException {
    return succeeds(List.of("/bin/sh", "-c", "test \"$(id -u)\" = 0"));
  }

  private boolean works(Path dataDirectory, List<Path> programs) throws IOException {
    if (!succeeds(List.of("chown", "-R", owner + ":" + owner, dataDirectory.toString()))) {
      return false;
    }
    List<String> probe = new ArrayList<>(prefix());
    probe.addAll(List.of("/bin/sh", "-c", PROBE, "sh", dataDirectory.toString()));
    programs.forEach(path -> probe.add(path.toString()));
    return succeeds(probe);
  }

  private static boolean succeeds(List<String> command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException noSuchProgram) {
      return false;
    }
    try {
      return process.waitFor(PROBE_LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("The start of Elasticsearch was interrupted.", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
