package dev.wattle.media.store.s3;

import dev.wattle.media.store.MediaStore;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The store in a bucket, where {@code wattle.media.s3.bucket} names one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Settings.class)
public class S3Configuration {

  @Bean
  @ConditionalOnExpression("!'${wattle.media.s3.bucket:}'.isEmpty()")
  MediaStore s3MediaStore(CamelContext camel, S3Settings settings) {
    return store(camel, settings);
  }

  /** For callers outside Spring. */
  static S3MediaStore store(CamelContext camel, S3Settings settings) {
    camel.getRegistry().bind("wattleMediaS3", S3Client.class, client(settings));
    String endpoint = "aws2-s3://%s?amazonS3Client=#wattleMediaS3&autoCreateBucket=false";
    return new S3MediaStore(camel.createProducerTemplate(), endpoint.formatted(settings.bucket()));
  }

  private static S3Client client(S3Settings settings) {
    S3ClientBuilder client =
        S3Client.builder()
            .httpClientBuilder(ApacheHttpClient.builder())
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .forcePathStyle(settings.pathStyle())
            // Other makers' stores know neither chunked signatures nor trailing checksums.
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    URI endpoint = settings.endpoint();
    return (endpoint == null ? client : client.endpointOverride(endpoint)).build();
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    return settings.accessKey().isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }
}
