package dev.beacon.feeds;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a file, compressed by gzip or not, as bytes. A line may end in CR LF or LF. Lines
 * can be given back and are then read again.
 */
final class LineReader implements Closeable {
  /** What one row may hold; more than a reject could carry through Kafka is no row. */
  static final int MAX_BYTES = 256 * 1024;

  private static final int BUFFER = 1 << 16;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final Deque<Line> givenBack = new ArrayDeque<>();
  private int position;
  private int limit;
  private long number;

  private LineReader(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * A physical line.
   *
   * @param number from 1
   * @param bytes with the line end; only the first {@link #MAX_BYTES} of a longer line
   * @param tooLong whether there were more
   */
  // A record because it is only ever carried, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Line(long number, byte[] bytes, boolean tooLong) {
    /** How many of its bytes come before the line end. */
    int contentLength() {
      int length = bytes.length;
      if (length > 0 && bytes[length - 1] == '\n') {
        length--;
        if (length > 0 && bytes[length - 1] == '\r') {
          length--;
        }
      }
      return length;
    }

    /** Its bytes without the line end. */
    byte[] content() {
      return Arrays.copyOf(bytes, contentLength());
    }
  }

  /**
   * Opens a file. Whether it is compressed is told by its first bytes.
   *
   * @throws FeedException if it cannot be read as lines
   */
  static LineReader open(Path file) {
    if (Files.isDirectory(file)) {
      throw new FeedException(file + " is a folder, not a file");
    }
    InputStream in = null;
    try {
      in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
      in.mark(ZIP.length);
      byte[] head = in.readNBytes(ZIP.length);
      in.reset();
      return new LineReader(file, decompressed(file, in, head));
    } catch (NoSuchFileException e) {
      throw new FeedException("there is no file " + file, e);
    } catch (IOException | FeedException e) {
      closeAfter(e, in);
      throw e instanceof FeedException known
          ? known
          : new FeedException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputStream decompressed(Path file, InputStream in, byte[] head)
      throws IOException {
    if (startsWith(head, GZIP)) {
      return new GZIPInputStream(in, BUFFER);
    }
    if (file.toString().endsWith(".gz")) {
      throw new FeedException(file + " is named .gz but is not compressed by gzip");
    }
    if (startsWith(head, ZIP)) {
      throw new FeedException(
          file + " is a zip archive or an Excel workbook; save it as CSV or compress it by gzip");
    }
    return in;
  }

  Path file() {
    return file;
  }

  /**
   * The next line, or null after the last.
   *
   * @throws FeedException if the file ends inside compressed data or cannot be read on
   */
  Line next() {
    if (!givenBack.isEmpty()) {
      return givenBack.pop();
    }
    try {
      byte[] bytes = null;
      boolean tooLong = false;
      while (position < limit || fill()) {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
          end++;
        }
        boolean complete = end < limit;
        int to = complete ? end + 1 : end;
        int had = bytes == null ? 0 : bytes.length;
        int take = Math.min(to - position, MAX_BYTES - had);
        tooLong |= take < to - position;
        bytes = append(bytes, had, take);
        position = to;
        if (complete) {
          break;
        }
      }
      return bytes == null ? null : new Line(++number, bytes, tooLong);
    } catch (EOFException | ZipException e) {
      throw new FeedException(
          file + " is damaged: its compressed data breaks off after line " + number, e);
    } catch (IOException e) {
      throw new FeedException(
          file + " cannot be read beyond line " + number + ": " + e.getMessage(), e);
    }
  }

  /** Has these lines read again, in this order, before all others. */
  void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      givenBack.push(lines.get(i));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The bytes of several lines, without the last one's line end. */
  static byte[] join(List<Line> lines) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      int length = i < lines.size() - 1 ? line.bytes().length : line.contentLength();
      joined.write(line.bytes(), 0, length);
    }
    return joined.toByteArray();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private byte[] append(byte[] bytes, int had, int take) {
    byte[] longer = bytes == null ? new byte[take] : Arrays.copyOf(bytes, had + take);
    System.arraycopy(buffer, position, longer, had, take);
    return longer;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  private static void closeAfter(Exception failure, InputStream in) {
    if (in != null) {
      try {
        in.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
