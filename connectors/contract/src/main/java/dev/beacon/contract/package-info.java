/**
 * The shared language of Beacon: the events that come in, the documents that go out, the topics
 * they travel on. Knows no framework and no other module.
 */
package dev.beacon.contract;
