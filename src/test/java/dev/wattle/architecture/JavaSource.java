package dev.wattle.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One Java file as it stands on disk. */
record JavaSource(Path path) {

  /** A method and its length in lines, signature and braces included. */
  record Method(String file, String name, long lines) {}

  static List<JavaSource> below(String root) {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(JavaSource::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return path.getParent();
  }

  List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read by the compiler's own parser, all files in one go, so that nothing is missed. */
  static List<Method> methods(List<JavaSource> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> paths = sources.stream().map(JavaSource::path).toList();
    var files =
        compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(paths);
    var task = (JavacTask) compiler.getTask(null, null, null, null, null, files);
    List<Method> found = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new Ruler(unit, Trees.instance(task).getSourcePositions(), found).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static final class Ruler extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> found;

    Ruler(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      long end = line(positions.getEndPosition(unit, method));
      String file = unit.getSourceFile().getName();
      found.add(new Method(file, method.getName().toString(), end - line(start(method)) + 1));
      return super.visitMethod(method, nothing);
    }

    /** Annotations do not count; a constructor begins where its modifiers end. */
    private long start(MethodTree method) {
      if (method.getReturnType() != null) {
        return positions.getStartPosition(unit, method.getReturnType());
      }
      long modifiers = positions.getEndPosition(unit, method.getModifiers());
      return modifiers < 0 ? positions.getStartPosition(unit, method) : modifiers;
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
