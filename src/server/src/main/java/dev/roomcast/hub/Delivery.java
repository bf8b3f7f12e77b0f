package dev.roomcast.hub;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Frames;
import java.util.List;
import java.util.Optional;

/** One message on its way to all lanes, which share what it is encoded to. */
/* Threads: any. The monitor guards encoded, also while encoding: others wait for the result. */
final class Delivery {
  private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

  private final Message message;
  private final long number;
  private final DeliveryBatch batch;
  private final List<PerCodec<Optional<Frames>>> encoded; // for each room: clients see which it was

  /**
   * @param number its place in the order of all messages of this node
   */
  Delivery(Message message, long number, DeliveryBatch batch) {
    this.message = message;
    this.number = number;
    this.batch = batch;
    this.encoded =
        message.rooms().stream()
            .map(room -> new PerCodec<>(codec -> encode(room, codec)))
            .toList();
  }

  long number() {
    return number;
  }

  DeliveryBatch batch() {
    return batch;
  }

  /** Size of the payload; the frame around it is not counted. */
  int bytes() {
    return message.data().length;
  }

  /** What members of this room get; nothing if the codec fails, which has been logged. */
  synchronized Optional<Frames> frames(Room room, Codec codec) {
    return encoded.get(message.rooms().indexOf(room)).of(codec);
  }

  private Optional<Frames> encode(Room room, Codec codec) {
    try {
      return Optional.of(codec.encode(new Push.Event(room, message)));
    } catch (RuntimeException | Error fault) {
      // An error too: it would take what was to be sent together with this event with it.
      LOG.log(System.Logger.Level.ERROR, "Event " + message.id() + " cannot be encoded", fault);
      return Optional.empty();
    }
  }
}
