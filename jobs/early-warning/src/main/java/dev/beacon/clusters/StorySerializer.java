package dev.beacon.clusters;

import dev.beacon.serialization.BinarySerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** One value a subject: the whole story as one blob, which is what RocksDB does fastest. */
final class StorySerializer extends BinarySerializer<SubjectStory> {
  static final StorySerializer INSTANCE = new StorySerializer();

  private static final long serialVersionUID = 1L;

  /** A story changes as it is told, so a state backend on the heap must copy it. */
  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public SubjectStory copy(SubjectStory story) {
    return story.copy();
  }

  @Override
  public SubjectStory copy(SubjectStory story, SubjectStory reuse) {
    return story.copy();
  }

  @Override
  public void serialize(SubjectStory story, DataOutputView out) throws IOException {
    story.write(out);
  }

  @Override
  public SubjectStory deserialize(DataInputView in) throws IOException {
    return SubjectStory.read(in);
  }

  @Override
  public TypeSerializerSnapshot<SubjectStory> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SubjectStory> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
