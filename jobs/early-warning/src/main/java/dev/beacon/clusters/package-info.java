/** Evidence about a subject becomes readings, readings become one evolving alert a cluster. */
package dev.beacon.clusters;
