package dev.roomcast.cluster;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client.Transport;
import dev.roomcast.protocol.SecretIds;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Tells what a directory of 100 000 connections weighs and what its pages cost in processor time. No
 * test: run its main method with the classes and test classes of this module.
 */
public final class DirectoryMeasurement {
  private static final int CONNECTIONS = 100_000;
  private static final int ROUNDS = 41;

  private DirectoryMeasurement() {}

  public static void main(String[] arguments) {
    Directory directory = new Directory(Directory.RoomChanges.UNHEARD);
    long before = usedHeap();
    fill(directory);
    System.out.println("bytes a connection: " + (usedHeap() - before) / CONNECTIONS);

    ConnectionQuery all = ConnectionQuery.ALL;
    ConnectionQuery byQueue = all.sorted(ConnectionOrder.QUEUE_BYTES, true);
    time("page of 50 by queue", () -> directory.connections(byQueue).page("", 50));
    String middle = middle(directory, byQueue);
    time(
        "page of 50 by queue, from the middle",
        () -> directory.connections(byQueue).page(middle, 50));
    time(
        "page of 50 of a search",
        () -> directory.connections(byQueue.withText("192.0.2.7")).page("", 50));
    time(
        "page of 50 of a room of 1000",
        () -> directory.connections(byQueue.inRoom(new Room("project:7"))).page("", 50));
    time("all, sorted by user", () -> directory.connections(all).sorted());
    time("count of global", () -> directory.in(Room.GLOBAL));
    time("100 members of global", () -> directory.members(Room.GLOBAL, "user 5", 100));
    long start = cpuNanos();
    directory.drop("r3");
    double millis = (cpuNanos() - start) / 1e6;
    System.out.printf("a node with a fifth of them lost: %.2f ms%n", millis);
  }

  private static void fill(Directory directory) {
    Random random = new Random(1);
    for (int i = 0; i < CONNECTIONS; i++) {
      String user = "user " + i * 4 / 5; // every fifth has two
      directory.put(
          "r" + i % 5,
          new ConnectionInfo(
              SecretIds.next(),
              "node-" + i % 5,
              user,
              "/",
              Transport.SOCKETIO_WEBSOCKET,
              "192.0." + random.nextInt(256) + "." + random.nextInt(256),
              Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000)),
              List.of(
                  new Room("global"),
                  Room.user(user.replace(' ', '-')),
                  new Room("project:" + i % 100)),
              new Activity(
                  random.nextInt(100),
                  0,
                  random.nextInt(1_000),
                  0,
                  random.nextInt(100_000),
                  Instant.now(),
                  random.nextInt(100_000))));
    }
  }

  private static String middle(Directory directory, ConnectionQuery query) {
    return directory.connections(query).page("", CONNECTIONS / 2).next().orElseThrow();
  }

  private static void time(String what, Runnable task) {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = cpuNanos();
      task.run();
      millis[i] = (cpuNanos() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: median %.2f ms, worst %.2f ms%n", what, millis[ROUNDS / 2], millis[ROUNDS - 1]);
  }

  /* Processor time, so that what else runs on the machine matters little. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long usedHeap() {
    List<Long> samples = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      System.gc();
      samples.add(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return samples.stream().mapToLong(Long::longValue).min().orElseThrow();
  }
}
