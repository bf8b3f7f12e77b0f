package dev.roomcast.hub;

import java.util.Arrays;

/** One message on its way to the audiences that it has in one lane. */
/* Threads: the tail's until it is posted, then of whoever runs the lane. */
final class Parcel {
  private final Delivery delivery;
  private Audience[] audiences; // in the order of the message's rooms
  private int served;

  Parcel(Delivery delivery, Audience first) {
    this.delivery = delivery;
    this.audiences = new Audience[] {first};
  }

  /** Adds an audience, unless the message names its room twice. */
  void add(Audience another) {
    if (!Arrays.asList(audiences).contains(another)) {
      audiences = Arrays.copyOf(audiences, audiences.length + 1);
      audiences[audiences.length - 1] = another;
    }
  }

  Delivery delivery() {
    return delivery;
  }

  long number() {
    return delivery.number();
  }

  Audience[] audiences() {
    return audiences;
  }

  /** One more audience has it. */
  void served() {
    served++;
    if (served == audiences.length) {
      delivery.batch().closed();
    }
  }
}
