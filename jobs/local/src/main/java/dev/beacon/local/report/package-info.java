/**
 * The backtest's report: one HTML file that needs nothing else, with pictures a person would rather
 * look at than read. Written by hand, as HTML that is XML too, without a library: the pictures are
 * few and have to say exactly what the numbers say.
 */
package dev.beacon.local.report;
