package dev.roomcast.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.roomcast.api.spi.WireName;
import java.io.IOException;
import java.util.Arrays;

/** Tells Jackson our names: {@link WireName}'s, so that payloads and error messages agree. */
final class WireNaming {

  private WireNaming() {}

  /** Fields in snake_case. */
  static final class SnakeCase extends NamingBase {
    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String propertyName) {
      return WireName.of(propertyName);
    }
  }

  /** Enum constants as lower-case words, as values and as keys. */
  static final class EnumWords extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("rawtypes")
    EnumWords() {
      addSerializer(Enum.class, new JsonSerializer<Enum>() {
        @Override
        public void serialize(Enum constant, JsonGenerator json, SerializerProvider all)
            throws IOException {
          json.writeString(WireName.of(constant));
        }
      });
      addKeySerializer(Enum.class, new JsonSerializer<Enum>() {
        @Override
        public void serialize(Enum constant, JsonGenerator json, SerializerProvider all)
            throws IOException {
          json.writeFieldName(WireName.of(constant));
        }
      });
    }
  }

  /** Enum constants as lower-case words, when they are read. */
  static final class EnumNames extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      String[] words = new String[constants.length];
      Arrays.setAll(words, i -> WireName.of(constants[i]));
      return words;
    }
  }

  /** A record's properties are its components; another method named getX or isX is just that. */
  static final class OnlyComponents extends DefaultAccessorNamingStrategy.Provider {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass type) {
      return new DefaultAccessorNamingStrategy.RecordNaming(config, type) {
        @Override
        public String findNameForRegularGetter(AnnotatedMethod method, String name) {
          return _fieldNames.contains(name) ? name : null;
        }

        @Override
        public String findNameForIsGetter(AnnotatedMethod method, String name) {
          return null;
        }
      };
    }
  }
}
