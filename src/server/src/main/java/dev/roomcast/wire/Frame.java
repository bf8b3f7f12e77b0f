package dev.roomcast.wire;
import java.nio.charset.StandardCharsets;
public final class Frame {
  private final byte[] data; private final boolean text;
  private Frame(byte[] d, boolean t){data=d;text=t;}
  public static Frame text(String s){return new Frame(s.getBytes(StandardCharsets.UTF_8),true);}
  public static Frame utf8(byte[] s){return new Frame(s,true);}
  public static Frame binary(byte[] s){return new Frame(s,false);}
  public boolean isText(){return text;}
  public int bytes(){return data.length;}
  public String text(){return new String(data,StandardCharsets.UTF_8);}
  public byte[] data(){return data;}
}
