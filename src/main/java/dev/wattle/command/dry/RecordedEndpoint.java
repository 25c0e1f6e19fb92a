package dev.wattle.command.dry;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** One use of a Kamelet. */
final class RecordedEndpoint extends DefaultEndpoint {

  private final RecordedKamelets kamelets;
  private final String name;
  private final Map<String, String> parameters;
  private final @Nullable Endpoint real;

  /**
   * @param real null if it is not to be run
   */
  RecordedEndpoint(
      String uri,
      RecordedKamelets kamelets,
      String name,
      Map<String, String> parameters,
      @Nullable Endpoint real) {
    super(uri, kamelets);
    this.kamelets = kamelets;
    this.name = name;
    this.parameters = parameters;
    this.real = real;
  }

  /** Makes a Kamelet that is run create its route. */
  @Override
  protected void doInit() throws Exception {
    super.doInit();
    ServiceHelper.initService(real);
  }

  @Override
  public Producer createProducer() throws Exception {
    return real == null ? new Recorder() : new Runner(real.createProducer());
  }

  @Override
  public Consumer createConsumer(Processor flow) {
    kamelets.listen(name, parameters, flow);
    return new DefaultConsumer(this, flow);
  }

  private final class Recorder extends DefaultProducer {

    Recorder() {
      super(RecordedEndpoint.this);
    }

    @Override
    public void process(Exchange exchange) {
      kamelets.record(exchange, name, parameters);
    }
  }

  private final class Runner extends DefaultProducer {

    private final Producer kamelet;

    Runner(Producer kamelet) {
      super(RecordedEndpoint.this);
      this.kamelet = kamelet;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
      kamelets.begin(name);
      Exchange inside = ExchangeHelper.createCopy(exchange, true);
      kamelet.process(inside);
      if (kamelets.answer(inside, name)) {
        inside.setException(null);
        inside.getMessage().removeHeaders("*");
      }
      if (inside.getException() != null) {
        String text = "%s could not go on: give what it returns by --answers";
        throw new IllegalStateException(text.formatted(name), inside.getException());
      }
      ExchangeHelper.copyResults(exchange, inside);
    }

    @Override
    protected void doStart() throws Exception {
      super.doStart();
      ServiceHelper.startService(kamelet);
    }

    @Override
    protected void doStop() throws Exception {
      ServiceHelper.stopService(kamelet);
      super.doStop();
    }
  }
}
