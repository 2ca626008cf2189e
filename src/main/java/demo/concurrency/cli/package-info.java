/** The command line: arguments are parsed and checked here, and become typed options. */
package demo.concurrency.cli;
