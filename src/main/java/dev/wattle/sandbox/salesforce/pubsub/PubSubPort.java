package dev.wattle.sandbox.salesforce.pubsub;

import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.SchemaInfo;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import com.salesforce.eventbus.protobuf.TopicInfo;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The gRPC port, without TLS, on the loopback. */
public final class PubSubPort implements AutoCloseable {

  private final ChangeBus bus;
  private final Server server;
  private final Predicate<String> session;
  private final String tenant;
  private final List<Stream> streams = new CopyOnWriteArrayList<>();

  /**
   * Opens a free port.
   *
   * @param session whether an access token is of a session that lives
   * @param tenant id of the org
   */
  public PubSubPort(ChangeBus bus, Predicate<String> session, String tenant) {
    this.bus = bus;
    this.session = session;
    this.tenant = tenant;
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(new Calls())
              .intercept(new Door())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** How many subscriptions are open. */
  public long open() {
    return streams.stream().filter(stream -> !stream.isOver()).count();
  }

  /** Every subscription fails, with that code of Salesforce's. */
  public void fail(String code) {
    streams.forEach(stream -> stream.end(PubSubError.of(code)));
  }

  /** Every subscription ends without a word. */
  public void end() {
    streams.forEach(Stream::complete);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /** The three headers that every call carries. */
  private final class Door implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      boolean known =
          session.test(text(headers, "accesstoken"))
              && !text(headers, "instanceurl").isEmpty()
              && tenant.startsWith(text(headers, "tenantid"))
              && text(headers, "tenantid").length() >= 15;
      if (known) {
        return next.startCall(call, headers);
      }
      call.close(
          Status.UNAUTHENTICATED.withDescription("authentication"),
          PubSubError.trailers("service.auth.error"));
      return new ServerCall.Listener<>() {};
    }

    private static String text(Metadata headers, String name) {
      String value = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
      return value == null ? "" : value;
    }
  }

  private final class Calls extends PubSubGrpc.PubSubImplBase {

    @Override
    public StreamObserver<FetchRequest> subscribe(StreamObserver<FetchResponse> out) {
      Stream stream = new Stream(bus, out);
      streams.add(stream);
      return stream;
    }

    @Override
    public void getSchema(SchemaRequest request, StreamObserver<SchemaInfo> out) {
      bus.schema(request.getSchemaId())
          .ifPresentOrElse(
              schema -> {
                out.onNext(
                    SchemaInfo.newBuilder()
                        .setSchemaId(schema.id())
                        .setSchemaJson(schema.json())
                        .build());
                out.onCompleted();
              },
              () -> out.onError(PubSubError.of("schema.not.found")));
    }

    @Override
    public void getTopic(TopicRequest request, StreamObserver<TopicInfo> out) {
      if (!bus.isTopic(request.getTopicName())) {
        out.onError(PubSubError.of("topic.not.found"));
        return;
      }
      out.onNext(
          TopicInfo.newBuilder()
              .setTopicName(request.getTopicName())
              .setCanSubscribe(true)
              .setTenantGuid(tenant)
              .build());
      out.onCompleted();
    }
  }
}
