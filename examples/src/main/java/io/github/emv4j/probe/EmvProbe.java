package io.github.emv4j.probe;

/** Entry point of the command line. */
public final class EmvProbe {
  private EmvProbe() {}

  public static void main(String[] args) {
    String version = EmvProbe.class.getPackage().getImplementationVersion();
    System.out.println("emv-probe " + (version == null ? "(not from a jar)" : version));
  }
}
