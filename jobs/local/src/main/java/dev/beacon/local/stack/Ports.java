package dev.beacon.local.stack;

import dev.beacon.local.terminal.UserError;
import dev.beacon.servers.FreePorts;
import picocli.CommandLine.Option;

/**
 * The ports of a stack on 127.0.0.1. One that was asked for is used or refused; one that was not is
 * the customary one, or any free one if that is taken.
 */
public final class Ports {
  @Option(
      names = "--kafka-port",
      order = 11,
      paramLabel = "PORT",
      description = "Port of Kafka (default: 9092, or a free one if that is taken).")
  private Integer kafka;

  @Option(
      names = "--elasticsearch-port",
      order = 12,
      paramLabel = "PORT",
      description = "Port of Elasticsearch (default: 9200, or a free one if that is taken).")
  private Integer elasticsearch;

  @Option(
      names = "--flink-port",
      order = 13,
      paramLabel = "PORT",
      description = "Port of Flink's web page (default: 8081, or a free one if that is taken).")
  private Integer flink;

  @Option(
      names = "--gateway-port",
      order = 14,
      paramLabel = "PORT",
      description = "Port of the gateway (default: 8080, or a free one if that is taken).")
  private Integer gateway;

  /** What listens on a port. */
  public enum Listener {
    KAFKA("Kafka", "--kafka-port", 9092),
    ELASTICSEARCH("Elasticsearch", "--elasticsearch-port", 9200),
    FLINK("Flink", "--flink-port", 8081),
    GATEWAY("the gateway", "--gateway-port", 8080);

    private final String title;
    private final String option;
    private final int customary;

    Listener(String title, String option, int customary) {
      this.title = title;
      this.option = option;
      this.customary = customary;
    }

    /** How it is called in a sentence. */
    public String title() {
      return title;
    }
  }

  /**
   * A port and how it came about.
   *
   * @param number the port
   * @param insteadOf the customary port, if that was taken; else 0
   */
  public record Choice(int number, int insteadOf) {
    /** What to tell, if there is something to tell. */
    public String note() {
      return insteadOf == 0 ? "" : " (port " + insteadOf + " is taken)";
    }
  }

  /** No port asked for. */
  public Ports() {}

  /** Any free ports, for tests. */
  public static Ports free() {
    Ports ports = new Ports();
    ports.kafka = FreePorts.find();
    ports.elasticsearch = FreePorts.find();
    ports.flink = FreePorts.find();
    ports.gateway = FreePorts.find();
    return ports;
  }

  /**
   * Refuses what was asked for and cannot be had, before anything is started.
   *
   * @throws UserError naming the port and the option
   */
  public void check() {
    for (Listener listener : Listener.values()) {
      Integer asked = asked(listener);
      if (asked == null) {
        continue;
      }
      if (asked < 1 || asked > 65_535) {
        throw new UserError(listener.option + ": " + asked + " is no port; ports are 1 to 65535");
      }
      if (!FreePorts.isFree(asked)) {
        throw new UserError(
            listener.option + ": port " + asked + " is taken by another program; choose another");
      }
    }
  }

  /** The port for {@code listener}, free at this moment. */
  public Choice choose(Listener listener) {
    Integer asked = asked(listener);
    if (asked != null) {
      return new Choice(asked, 0);
    }
    return FreePorts.isFree(listener.customary)
        ? new Choice(listener.customary, 0)
        : new Choice(FreePorts.find(), listener.customary);
  }

  private Integer asked(Listener listener) {
    return switch (listener) {
      case KAFKA -> kafka;
      case ELASTICSEARCH -> elasticsearch;
      case FLINK -> flink;
      case GATEWAY -> gateway;
    };
  }
}
