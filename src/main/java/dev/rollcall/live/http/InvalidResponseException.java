package dev.rollcall.live.http;

/**
 * An answer that is not of the shape the API promises. Its message is a clause that names the
 * place; one that begins with {@code .} or a space continues the place of the record that is
 * refused, such as {@code items[3]}.
 */
public class InvalidResponseException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidResponseException(String message) {
    super(message);
  }

  /** The message for a record at a place. */
  String at(String place) {
    String message = String.valueOf(getMessage());
    return message.startsWith(".") || message.startsWith(" ") ? place + message : message;
  }
}
