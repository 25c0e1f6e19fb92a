package dev.wattle.sandbox.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one kind of record is like.
 *
 * @param prefix of its ids
 * @param required fields without which none can be made
 * @param external external id fields, each unique
 * @param fields further ones
 */
record SObject(String prefix, List<String> required, Set<String> external, Set<String> fields) {

  private static final Map<String, SObject> KINDS =
      Map.of(
          "Contact",
          kind(
              "003",
              "LastName",
              "WhatsApp_Id__c",
              "FirstName Phone MobilePhone Email LeadSource MailingCity MailingPostalCode"
                  + " MailingCountry Title OwnerId AccountId HasOptedOutOfEmail WhatsApp_Opt_In__c"),
          "Lead",
          kind(
              "00Q",
              "LastName Company",
              "WhatsApp_Id__c",
              "FirstName Phone MobilePhone Email LeadSource City Status OwnerId"),
          "Opportunity",
          kind(
              "006",
              "Name StageName CloseDate",
              "WhatsApp_Conversation_Id__c",
              "Amount OwnerId AccountId RecordTypeId LeadSource"),
          "Case",
          kind(
              "500",
              "",
              "WhatsApp_Conversation_Id__c",
              "Subject Description Origin Status Priority ContactId SuppliedPhone OwnerId"),
          "OpportunityContactRole",
          kind("00K", "OpportunityId ContactId", "", "Role"),
          "CaseComment",
          kind("00a", "ParentId", "", "CommentBody IsPublished"),
          "Task",
          kind(
              "00T",
              "",
              "WhatsApp_Message_Id__c",
              "Subject Status Priority TaskSubtype ActivityDate WhoId WhatId Description OwnerId"));

  /** The kinds that there are. */
  static Set<String> names() {
    return KINDS.keySet();
  }

  /** All fields of each kind. */
  static Map<String, Set<String>> all() {
    Map<String, Set<String>> all = new TreeMap<>();
    KINDS.forEach(
        (name, kind) -> {
          Set<String> fields = new TreeSet<>(kind.fields);
          fields.addAll(kind.required);
          fields.addAll(kind.external);
          fields.remove("");
          all.put(name, fields);
        });
    return all;
  }

  static SObject of(String name) {
    return Objects.requireNonNull(KINDS.get(name), name);
  }

  boolean has(String field) {
    return required.contains(field) || external.contains(field) || fields.contains(field);
  }

  private static SObject kind(String prefix, String required, String external, String fields) {
    return new SObject(
        prefix, words(required), Set.copyOf(words(external)), Set.of(fields.split(" ")));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
