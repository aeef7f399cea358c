package dev.rollcall.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest of bytes added piece by piece. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds bytes after those added so far. */
  public void add(byte[] bytes) {
    digest.update(bytes);
  }

  /** 64 hexadecimal digits of all bytes added; begins a new digest. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
