package dev.beacon.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file with a header, RFC 4180.
 *
 * <p>Decision: a row with broken quoting is one unmappable row, and reading goes on with the next
 * line. A quote that is never closed would otherwise swallow the rest of the file, so a row that
 * spans lines must close its quotes within {@value #MAX_LINES} of them and have as many cells as
 * the header; if not, its first line alone is the broken row.
 */
final class CsvRows implements Rows {
  private static final int MAX_LINES = 500;

  private final LineReader lines;
  private final LineDecoder decoder;
  private final CSVFormat format;
  private final char delimiter;
  private final Map<String, Integer> header;

  CsvRows(LineReader lines, FeedMapping mapping) {
    this.lines = lines;
    this.decoder = new LineDecoder(mapping.charset());
    this.delimiter = mapping.delimiter();
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    this.header = readHeader();
  }

  @Override
  public void require(Set<String> columns) {
    Set<String> missing = new TreeSet<>(columns);
    missing.removeAll(header.keySet());
    if (!missing.isEmpty()) {
      throw new FeedException(
          lines.file()
              + ": its header lacks "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", new TreeSet<>(header.keySet())));
    }
  }

  @Override
  public Row next() {
    LineReader.Line first = lines.next();
    while (first != null) {
      Row row = row(first);
      if (row != null) {
        return row;
      }
      first = lines.next();
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The row that begins with this line; null if nothing is written in it. */
  private Row row(LineReader.Line first) {
    List<LineReader.Line> taken = new ArrayList<>(1);
    taken.add(first);
    try {
      CSVRecord cells = cells(taken);
      if (isBlank(cells)) {
        return null;
      }
      if (cells.size() != header.size()) {
        throw new RowProblem(
            "has " + cells.size() + " cells where the header has " + header.size());
      }
      return new Cells(first.number(), LineReader.join(taken), cells, header);
    } catch (RowProblem e) {
      lines.giveBack(taken.subList(1, taken.size()));
      return new Row.Broken(first.number(), first.content(), "the row " + e.getMessage());
    }
  }

  /** Takes as many more lines as the row needs. */
  private CSVRecord cells(List<LineReader.Line> taken) throws RowProblem {
    QuoteScan quotes = new QuoteScan(delimiter);
    StringBuilder text = new StringBuilder();
    int bytes = 0;
    LineReader.Line line = taken.get(0);
    while (true) {
      bytes += line.bytes().length;
      String part = decoder.decode(line);
      text.append(part);
      QuoteScan.State state = quotes.line(part);
      if (state == QuoteScan.State.COMPLETE) {
        return parse(text.toString());
      }
      if (state == QuoteScan.State.BROKEN) {
        throw new RowProblem("has broken quoting");
      }
      line = taken.size() < MAX_LINES && bytes < LineReader.MAX_BYTES ? lines.next() : null;
      if (line == null) {
        throw new RowProblem("has a quote that is not closed");
      }
      taken.add(line);
      text.append('\n');
    }
  }

  private CSVRecord parse(String text) throws RowProblem {
    if (text.isEmpty()) {
      return null;
    }
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return parser.iterator().next();
    } catch (IOException | UncheckedIOException e) {
      throw new RowProblem("has broken quoting");
    }
  }

  private Map<String, Integer> readHeader() {
    LineReader.Line first = lines.next();
    if (first == null) {
      throw new FeedException(lines.file() + " is empty");
    }
    List<LineReader.Line> taken = new ArrayList<>();
    taken.add(first);
    try {
      CSVRecord cells = cells(taken);
      if (isBlank(cells)) {
        throw new RowProblem("is blank");
      }
      Map<String, Integer> names = new HashMap<>();
      for (String cell : cells) {
        String name = Blanks.line(Blanks.strip(cell));
        // A column without a name cannot be asked for; it only counts.
        String key = name == null ? "column " + (names.size() + 1) : name;
        if (names.put(key, names.size()) != null) {
          throw new RowProblem("has the column " + key + " twice");
        }
      }
      return names;
    } catch (RowProblem e) {
      throw new FeedException(lines.file() + ", line 1: its header " + e.getMessage());
    }
  }

  private static boolean isBlank(CSVRecord cells) {
    if (cells != null) {
      for (String cell : cells) {
        if (Blanks.strip(cell) != null) {
          return false;
        }
      }
    }
    return true;
  }

  // A record because it is only ever carried, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Cells(long line, byte[] original, CSVRecord cells, Map<String, Integer> header)
      implements Row {
    @Override
    public String value(String column) {
      return cells.get(header.get(column).intValue());
    }
  }
}
