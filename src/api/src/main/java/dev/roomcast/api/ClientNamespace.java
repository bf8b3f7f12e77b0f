package dev.roomcast.api;

/**
 * A Socket.IO namespace of the application, with its own rule about who may come in. Any CDI bean
 * of this type adds one.
 *
 * <p>There the server says nothing of its own accord and knows no commands: a client gets the
 * packet that connects it and then what {@link Clients} emits, is in no room, and everything that
 * it emits goes to observers of {@link ClientMessage}. {@link ClientConnected} and
 * {@link ClientDisconnected} tell of its coming and going. The limits on connections, and on
 * commands per second and user, hold as everywhere. Only {@code connection.error} is the server's:
 * it tells why an event without acknowledgement was refused, or why the connection ends.
 *
 * <p>A bean may take the place of {@code /} or {@code /ws}, which otherwise lead to the hub.
 */
public interface ClientNamespace {

  /**
   * Its name, read once at the start: a slash and up to 255 characters without commas, question
   * marks, spaces or control characters. The application does not start with another name, nor with
   * two beans of the same name.
   */
  String name();

  /** Whether this node has it; asked once at the start. Where it is not open it does not exist. */
  default boolean isOpen() {
    return true;
  }

  /**
   * Lets a client in, or not. Called on the client's thread before it is connected; a slow answer
   * delays that client only.
   *
   * @return who it is; the connection ends when the identity does. Events are counted against the
   *     allowance of this user, so strangers should not share an id: see {@link Admission#guest}
   * @throws ClientRefused if it may not come in; Socket.IO clients get the message as that of their
   *     {@code connect_error}, with the code in its {@code data}
   */
  Identity admit(Admission request);
}
