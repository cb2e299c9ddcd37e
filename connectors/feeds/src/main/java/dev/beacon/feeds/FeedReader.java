package dev.beacon.feeds;

import dev.beacon.contract.EventDecoder;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Pseudonyms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a file, plain or compressed by gzip, by a mapping: one pass, row by row, in the order of
 * the file. A row that cannot be used is a record like any other and does not end the reading. Not
 * thread-safe; to be closed.
 */
public final class FeedReader implements Iterator<FeedRecord>, AutoCloseable {
  private final Path file;
  private final FeedMapping mapping;
  private final Rows rows;
  private final RowMapper mapper;
  private final Deque<FeedRecord> ready = new ArrayDeque<>();
  private final Map<EventKind, Long> events = new EnumMap<>(EventKind.class);
  private long rowsRead;
  private long unmappable;

  private FeedReader(Path file, FeedMapping mapping, Rows rows, RowMapper mapper) {
    this.file = file;
    this.mapping = mapping;
    this.rows = rows;
    this.mapper = mapper;
  }

  /**
   * Opens a file.
   *
   * @param file a file as the mapping describes it, or the same compressed by gzip
   * @param mapping how to read it
   * @param pseudonyms turns who reported into a pseudonym
   * @throws FeedException if there is no such file, it is not of the stated kind, or its header
   *     lacks columns that the mapping reads
   */
  public static FeedReader open(Path file, FeedMapping mapping, Pseudonyms pseudonyms) {
    LineReader lines = LineReader.open(file);
    try {
      Rows rows =
          switch (mapping.format()) {
            case CSV -> new CsvRows(lines, mapping);
            case JSON_LINES -> new JsonRows(lines, mapping);
          };
      rows.require(mapping.columns());
      RowMapper mapper = new RowMapper(mapping, pseudonyms, EventDecoder.load());
      return new FeedReader(file, mapping, rows, mapper);
    } catch (FeedException e) {
      try {
        lines.close();
      } catch (IOException notClosed) {
        e.addSuppressed(notClosed);
      }
      throw e;
    }
  }

  /**
   * Whether there is another record.
   *
   * @throws FeedException if the file cannot be read on, naming the line
   */
  @Override
  public boolean hasNext() {
    List<FeedRecord> ofRow = new ArrayList<>(2);
    while (ready.isEmpty()) {
      Row row = rows.next();
      if (row == null) {
        return false;
      }
      rowsRead++;
      mapper.map(row, ofRow);
      ofRow.forEach(this::count);
      ready.addAll(ofRow);
    }
    return true;
  }

  @Override
  public FeedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the file has been read to its end");
    }
    return ready.remove();
  }

  /** The records that are left, once. Close the reader, not the stream. */
  public Stream<FeedRecord> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** What has been read so far. */
  public FeedCounts counts() {
    return new FeedCounts(rowsRead, events, unmappable);
  }

  /** The mapping it reads by. */
  public FeedMapping mapping() {
    return mapping;
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw new FeedException(file + " cannot be closed: " + e.getMessage(), e);
    }
  }

  private void count(FeedRecord record) {
    if (record instanceof FeedRecord.Event event) {
      events.merge(event.kind(), 1L, Long::sum);
    } else {
      unmappable++;
    }
  }
}
