package dev.beacon.feeds;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Bytes to text, strictly: what is not of the character set is an error, never a replacement. */
final class LineDecoder {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Charset charset;
  private final CharsetDecoder decoder;

  LineDecoder(Charset charset) {
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The line's text without its line end, and without the mark that may begin a file. */
  String decode(LineReader.Line line) throws RowProblem {
    if (line.tooLong()) {
      throw new RowProblem("is longer than " + LineReader.MAX_BYTES + " bytes");
    }
    try {
      String text =
          decoder.decode(ByteBuffer.wrap(line.bytes(), 0, line.contentLength())).toString();
      return line.number() == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
          ? text.substring(1)
          : text;
    } catch (CharacterCodingException e) {
      throw new RowProblem("has bytes that are not " + charset.name());
    }
  }
}
