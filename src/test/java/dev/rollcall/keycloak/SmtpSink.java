package dev.rollcall.keycloak;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that keeps what it is sent, and can be out of order. */
final class SmtpSink implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final List<MimeMessage> before = new ArrayList<>();
  private GreenMail server;

  private SmtpSink(GreenMail server) {
    this.server = server;
  }

  static SmtpSink start() {
    return new SmtpSink(started(0));
  }

  private static GreenMail started(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  int port() {
    return server.getSmtp().getPort();
  }

  /** Answers nobody while this runs. */
  void outOfOrder(Outage outage) throws Exception {
    int port = port();
    before.addAll(List.of(server.getReceivedMessages()));
    server.stop();
    try {
      outage.run();
    } finally {
      server = started(port);
    }
  }

  /** What is done while no mail can be sent. */
  interface Outage {
    void run() throws Exception;
  }

  /** The link in each mail somebody got, oldest first. */
  List<URI> linksTo(String email) throws IOException, MessagingException {
    List<URI> links = new ArrayList<>();
    for (MimeMessage mail : messages()) {
      if (mail.getRecipients(Message.RecipientType.TO)[0].toString().equalsIgnoreCase(email)) {
        links.add(link(text(mail.getContent())));
      }
    }
    return links;
  }

  /** Who got each mail, oldest first. */
  List<String> recipients() throws MessagingException {
    List<String> recipients = new ArrayList<>();
    for (MimeMessage mail : messages()) {
      recipients.add(mail.getRecipients(Message.RecipientType.TO)[0].toString());
    }
    return recipients;
  }

  /** How many mails there were. */
  int count() {
    return messages().size();
  }

  private List<MimeMessage> messages() {
    List<MimeMessage> all = new ArrayList<>(before);
    all.addAll(List.of(server.getReceivedMessages()));
    return all;
  }

  /** The plain text comes before the same as HTML. */
  private static String text(Object content) throws IOException, MessagingException {
    if (content instanceof Multipart parts) {
      BodyPart first = parts.getBodyPart(0);
      return text(first.getContent());
    }
    return content.toString();
  }

  /** Keycloak escapes links for HTML, even where there is none. */
  static String plain(String escaped) {
    return escaped.replace("&#61;", "=").replace("&amp;", "&");
  }

  private static URI link(String text) {
    Matcher link = LINK.matcher(text);
    if (!link.find()) {
      throw new AssertionError("no link in the mail: " + text);
    }
    return URI.create(plain(link.group()));
  }

  @Override
  public void close() {
    server.stop();
  }
}
