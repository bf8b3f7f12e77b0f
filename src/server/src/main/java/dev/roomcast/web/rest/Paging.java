package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Which part of a list a request asks for.
 *
 * @param after behind what; empty for the beginning
 * @param limit how many at most
 */
record Paging(String after, int limit) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  /**
   * As the query says.
   *
   * @param after null if it is not there
   * @param limit null if it is not there
   * @throws RequestRefused if the limit is not one
   */
  static Paging of(String after, String limit) {
    return new Paging(after == null ? "" : after, limit == null ? DEFAULT_LIMIT : number(limit));
  }

  private static int number(String limit) {
    try {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MAX_LIMIT) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw RequestRefused.badRequest("\"limit\" must be a number from 1 to " + MAX_LIMIT + ".");
  }

  /**
   * A page of a list that is ordered by a name, as JSON: the items, and {@code next} if there are
   * more.
   *
   * @param firstOnes the list behind {@link #after}, one more than {@link #limit} if there are so
   *     many
   * @param place what the next page is to be asked for behind this item
   * @param writing fills an item's object
   */
  <T> ObjectNode page(
      String field,
      List<T> firstOnes,
      Function<T, String> place,
      BiConsumer<T, ObjectNode> writing) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    List<T> items = firstOnes.subList(0, Math.min(limit, firstOnes.size()));
    var array = json.putArray(field);
    items.forEach(item -> writing.accept(item, array.addObject()));
    if (firstOnes.size() > limit) {
      json.put("next", place.apply(items.get(limit - 1)));
    }
    return json;
  }

  /** How many to ask for to know whether there are more. */
  int oneMore() {
    return limit + 1;
  }
}
