package dev.beacon.desk;

import dev.beacon.alerts.AlertForm;
import dev.beacon.contract.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * An alert in state. It is read only if it is asked for, which it is not as long as nobody acts on
 * it: then each new version only replaces the bytes of the last.
 */
final class KeptAlert {
  private static final int FIRST_BYTES = 512;

  private Alert alert;
  private byte[] form;

  private KeptAlert(Alert alert, byte[] form) {
    this.alert = alert;
    this.form = form;
  }

  static KeptAlert of(Alert alert) {
    return new KeptAlert(alert, null);
  }

  static KeptAlert ofForm(byte[] form) {
    return new KeptAlert(null, form);
  }

  Alert get() {
    if (alert == null) {
      try {
        alert = AlertForm.read(new DataInputDeserializer(form));
      } catch (IOException e) {
        throw new UncheckedIOException("an alert in state cannot be read", e);
      }
    }
    return alert;
  }

  byte[] form() {
    if (form == null) {
      DataOutputSerializer out = new DataOutputSerializer(FIRST_BYTES);
      try {
        AlertForm.write(alert, out);
      } catch (IOException e) {
        throw new UncheckedIOException("an alert cannot be written", e);
      }
      form = out.getCopyOfBuffer();
    }
    return form;
  }
}
