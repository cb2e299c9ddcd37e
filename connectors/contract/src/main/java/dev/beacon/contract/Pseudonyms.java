package dev.beacon.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for people that tell them apart without telling who they are: the first 128 bits of
 * HMAC-SHA256 under the platform's key. The same person has the same pseudonym as long as the key
 * is the same; without the key nobody can get from one to the other, not even by trying every phone
 * number. Immutable and thread-safe.
 */
public final class Pseudonyms {
  private static final int KEY_BYTES = 32;
  private static final int PSEUDONYM_BYTES = 16;

  private final Mac keyed;

  /**
   * @param key a secret of at least 32 bytes
   * @throws IllegalArgumentException if it is shorter
   */
  public Pseudonyms(byte[] key) {
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException("the pseudonym key must have at least 32 bytes");
    }
    try {
      keyed = Mac.getInstance("HmacSHA256");
      keyed.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /**
   * Pseudonyms under the key in a file: 64 or more hexadecimal digits. A file that is not there is
   * created with a random key, readable by its owner only; of several processes that do so at once
   * one wins and all use its key.
   *
   * @throws IOException if the file can be neither read nor created, or holds no key
   */
  public static Pseudonyms fromKeyFile(Path file) throws IOException {
    if (Files.notExists(file)) {
      create(file);
    }
    try {
      return new Pseudonyms(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IllegalArgumentException e) {
      // The cause could quote the key.
      throw new IOException(file + " does not hold a key of at least 64 hexadecimal digits");
    }
  }

  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path written = Files.createTempFile(folder, ".key", ".new", ownerOnly());
    try {
      Files.writeString(written, HexFormat.of().formatHex(key) + "\n");
      // A link appears whole or not at all and never replaces; a move could replace.
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; its key is the one.
    } catch (UnsupportedOperationException e) {
      Files.move(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * The pseudonym of somebody.
   *
   * @param whoever what tells the person apart, such as a phone number; space around it and the
   *     width of letters and digits do not matter
   * @return {@code p:} and 22 characters of URL-safe Base64
   * @throws IllegalArgumentException if it is null or blank: all the nameless are not one person
   */
  public String of(String whoever) {
    if (whoever == null || whoever.isBlank()) {
      throw new IllegalArgumentException("nobody has no pseudonym");
    }
    String same = Normalizer.normalize(whoever, Normalizer.Form.NFKC).strip();
    byte[] code = mac().doFinal(same.getBytes(StandardCharsets.UTF_8));
    return "p:"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOf(code, PSEUDONYM_BYTES));
  }

  private Mac mac() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HmacSHA256 can be copied", e);
    }
  }
}
