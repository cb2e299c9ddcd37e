/**
 * A department's file becomes events by a mapping, without code. In the order the data flows:
 * {@link dev.beacon.feeds.FeedMappings} finds a {@link dev.beacon.feeds.FeedMapping}, {@link
 * dev.beacon.feeds.FeedReader} reads a file by it, {@link dev.beacon.feeds.TimeOrdered} puts the
 * events in the order of their time.
 */
package dev.beacon.feeds;
