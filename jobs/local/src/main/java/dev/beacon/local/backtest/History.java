package dev.beacon.local.backtest;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Reject;
import dev.beacon.feeds.FeedRecord;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.intake.CaseEvent;
import dev.beacon.intake.Intake;
import dev.beacon.intake.IntakeResult;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/**
 * A history as a bounded source: spooled to a file in the order of event time, read back one by one
 * through the same intake that reads Kafka. One reader, from the beginning; a backtest does not
 * restart half-way.
 */
final class History implements GeneratorFunction<Long, IntakeResult> {
  private static final long serialVersionUID = 1L;
  private static final EventKind[] KINDS = EventKind.values();
  private static final int REJECT = -1;

  private final String spool;
  private transient DataInputStream in;
  private transient Intake intake;

  History(Path spool) {
    this.spool = spool.toString();
  }

  /**
   * Writes a history to a file.
   *
   * @param until later events are left out
   * @return how many entries were written
   */
  static long spool(TimeOrdered history, String feed, Instant until, Path spool)
      throws IOException {
    long entries = 0;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool)))) {
      var view = new DataOutputViewStreamWrapper(out);
      var form = IntakeResult.TYPE.createSerializer(null);
      for (FeedRecord.Unmappable row : history.unmappable()) {
        out.writeByte(REJECT);
        Reject reject = row.toReject(feed, until);
        form.serialize(IntakeResult.of(reject), view);
        entries++;
      }
      for (FeedRecord.Event event : history.events()) {
        if (event.reportedAt().isAfter(until)) {
          break;
        }
        out.writeByte(code(event.kind()));
        out.writeLong(event.line());
        out.writeInt(event.json().length);
        out.write(event.json());
        entries++;
      }
    }
    return entries;
  }

  private static int code(EventKind kind) {
    for (int i = 0; i < KINDS.length; i++) {
      if (KINDS[i] == kind) {
        return i;
      }
    }
    throw new IllegalArgumentException("unknown kind " + kind);
  }

  @Override
  public void open(SourceReaderContext context) throws Exception {
    in = new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(spool))));
    intake = new Intake(null, Duration.ZERO);
  }

  @Override
  public IntakeResult map(Long index) throws Exception {
    int code = in.readByte();
    if (code == REJECT) {
      return IntakeResult.TYPE
          .createSerializer(null)
          .deserialize(new DataInputViewStreamWrapper(in));
    }
    long line = in.readLong();
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return intake.read(KINDS[code].topic(), 0, line, CaseEvent.NO_TIME, json);
  }

  @Override
  public void close() throws Exception {
    if (in != null) {
      in.close();
    }
  }
}
