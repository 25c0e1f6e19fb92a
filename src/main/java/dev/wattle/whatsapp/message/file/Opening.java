package dev.wattle.whatsapp.message.file;

import java.io.IOException;
import java.io.InputStream;

/** Opens a file; may be called again. */
@FunctionalInterface
public interface Opening {

  InputStream open() throws IOException;
}
