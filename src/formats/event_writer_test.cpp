// Every format against its description in docs/formats.md: the columns, their number, and the values parsed back.
#include "formats/event_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <map>

#include "formats/test_event.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> names(std::string_view text) {
  std::vector<std::string> out;
  for (std::string_view name : split(text, ',')) out.emplace_back(trim(name));
  return out;
}

const std::vector<std::string> kIcews = names(
    "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target Name, Target Sectors, "
    "Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country, Latitude, Longitude");
const std::vector<std::string> kPolecat = names(
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, Primary Actor Sector, "
    "Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, "
    "Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, "
    "Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language, "
    "Version");

std::vector<std::string> gdelt_names(bool two) {
  std::vector<std::string> out = {"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"};
  for (const std::string actor : {"Actor1", "Actor2"})
    for (const char* part : {"Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
                             "Type3Code"})
      out.push_back(actor + part);
  for (const char* name : {"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
                           "NumArticles", "AvgTone"})
    out.push_back(name);
  for (const std::string place : {"Actor1Geo", "Actor2Geo", "ActionGeo"})
    for (const char* part : {"_Type", "_FullName", "_CountryCode", "_ADM1Code", "_ADM2Code", "_Lat", "_Long", "_FeatureID"})
      if (two || std::string(part) != "_ADM2Code") out.push_back(place + part);
  out.push_back("DATEADDED");
  out.push_back("SOURCEURL");
  return out;
}

const std::vector<std::string> kPhoenix = names(
    "EventID, Date, Year, Month, Day, SourceActorFull, SourceActorEntity, SourceActorRole, SourceActorAttribute, TargetActorFull, TargetActorEntity, "
    "TargetActorRole, TargetActorAttribute, EventCode, EventRootCode, PentaClass, GoldsteinScore, Issues, Lat, Lon, LocationName, StateName, "
    "CountryCode, SentenceID, URLs, NewsSources");
const std::vector<std::string> kTabari = names("date, source, target, event, label");

std::vector<std::string> columns(const std::string& format) {
  if (format == "icews") return kIcews;
  if (format == "polecat") return kPolecat;
  if (format == "gdelt1" || format == "gdelt2") return gdelt_names(format == "gdelt2");
  return format == "phoenix" ? kPhoenix : kTabari;
}

const std::string kTables[] = {"icews", "polecat", "gdelt1", "gdelt2", "phoenix", "tabari"};

// The first row by the names of its columns.
std::map<std::string, std::string> row_of(const std::string& format, const EventRecord& event) {
  const auto rows = rows_of(*make_event_writer(format, test_context()), event);
  const std::vector<std::string> wanted = columns(format);
  std::map<std::string, std::string> out;
  EXPECT_EQ(rows.at(0).size(), wanted.size()) << format;
  for (std::size_t i = 0; i < std::min(wanted.size(), rows.at(0).size()); ++i) out[wanted[i]] = rows[0][i];
  return out;
}

EventRecord bare_event() {
  EventRecord event;
  event.document = "a";
  event.type = "CONSULT";
  event.status = "actual";
  event.trigger_text = "met";
  return event;
}

TEST(EventWriter, NumbersOfColumns) {
  EXPECT_EQ(kIcews.size(), 20u);
  EXPECT_EQ(kPolecat.size(), 40u);
  EXPECT_EQ(gdelt_names(false).size(), 58u);
  EXPECT_EQ(gdelt_names(true).size(), 61u);
  EXPECT_EQ(kPhoenix.size(), 26u);
}

TEST(EventWriter, EveryRowHasEveryColumn) {
  EventRecord dirty = test_event();
  for (std::string* text : {&dirty.document, &dirty.publisher, &dirty.url, &dirty.language, &dirty.actors[0].text, &dirty.recipients[0].text,
                            &dirty.place->name, &dirty.place->text, &dirty.place->region})
    *text = "a\tb\nc\rd" + *text + std::string(1, '\0') + "\"";
  EventRecord many = test_event();
  many.actors.push_back(test_party("Poland", "POL", "GOV"));
  many.recipients.push_back(test_party("Kenya", "KEN", "GOV"));
  EventRecord undated = test_event();
  undated.date = undated.document_date = "";
  for (const std::string& format : kTables) {
    const auto writer = make_event_writer(format, test_context());
    for (const EventRecord& event : {test_event(), bare_event(), dirty, many, undated}) {
      const auto rows = rows_of(*writer, event);
      EXPECT_EQ(rows.size(), event.actors.size() == 2 && format != "polecat" ? 4u : 1u) << format;
      for (const auto& row : rows) EXPECT_EQ(row.size(), columns(format).size()) << format;
    }
  }
}

TEST(EventWriter, HeadersAreThoseOfTheFormat) {
  for (const std::string& format : kTables) {
    const std::string header = make_event_writer(format, test_context())->header();
    if (format == "icews" || format == "polecat") {
      EXPECT_EQ(header, [&] { std::string text; for (const std::string& name : columns(format)) text += (text.empty() ? "" : "\t") + name; return text + "\n"; }());
    } else {
      EXPECT_EQ(header, "") << format;
    }
  }
  EXPECT_THAT(make_event_writer("csv", test_context())->header(), HasSubstr("place,place_country"));
}

TEST(EventWriter, UnknownFormat) {
  for (const std::string& format : event_formats()) EXPECT_TRUE(make_event_writer(format, test_context())) << format;
  EXPECT_THROW(make_event_writer("kedis", test_context()), Error);
}

TEST(EventWriter, Icews) {
  auto row = row_of("icews", test_event());
  EXPECT_EQ(row["Event Date"], "2024-05-21");
  EXPECT_EQ(row["Source Name"], "Belarus's army");
  EXPECT_EQ(row["Source Sectors"], "Military,Government");
  EXPECT_EQ(row["Source Country"], "Belarus");
  EXPECT_EQ(row["Event Text"], "Fight with artillery and tanks");
  EXPECT_EQ(row["CAMEO Code"], "194");
  EXPECT_EQ(row["Intensity"], "-10.0");
  EXPECT_EQ(row["Target Country"], "Azerbaijan");
  EXPECT_EQ(row["Story ID"], "wire-7");
  EXPECT_EQ(row["Sentence Number"], "3");
  EXPECT_EQ(row["Publisher"], "Example Wire");
  EXPECT_EQ(row["City"], "Ganja");
  EXPECT_EQ(row["Province"], "Ganja City");
  EXPECT_EQ(row["Country"], "Azerbaijan");
  EXPECT_EQ(std::stod(row["Latitude"]), 40.68);
  EXPECT_EQ(std::stod(row["Longitude"]), 46.36);
  row = row_of("icews", bare_event());
  for (const char* empty : {"Event Date", "Source Name", "Source Sectors", "Target Name", "City", "Country", "Latitude", "CAMEO Code"}) EXPECT_EQ(row[empty], "") << empty;
}

TEST(EventWriter, Polecat) {
  EventRecord event = test_event();
  event.actors.push_back(test_party("Red; Cross", "NGO", ""));
  auto row = row_of("polecat", event);
  EXPECT_EQ(row["Event Date"], "2024-05-21");
  EXPECT_EQ(row["Event Type"], "ASSAULT");
  EXPECT_EQ(row["Event Mode"], "heavy-weapons");
  EXPECT_EQ(row["Intensity"], "-9.5");
  EXPECT_EQ(row["Quad Code"], "MATERIAL CONFLICT");
  EXPECT_EQ(row["Contexts"], "military; legal");
  EXPECT_EQ(row["Actor Name"], "Belarus's army; Red, Cross");
  EXPECT_EQ(row["Actor Country"], "BLR; NGO");
  EXPECT_EQ(row["Actor COW"], "370; None");
  EXPECT_EQ(row["Primary Actor Sector"], "MIL; None");
  EXPECT_EQ(row["Recipient Name"], "Azerbaijan");
  EXPECT_EQ(row["Recipient Name Raw"], "two farms");
  EXPECT_EQ(row["Recipient COW"], "373");
  EXPECT_EQ(row["Country"], "AZE");
  EXPECT_EQ(row["Feature Type"], "PPL");
  EXPECT_EQ(row["Publication Date"], "2024-05-22");
  EXPECT_EQ(row["Language"], "en");
  EXPECT_EQ(row["Version"], "priscus-1.2.3");
  row = row_of("polecat", bare_event());
  for (const char* none : {"Event Mode", "Contexts", "Actor Name", "Actor COW", "Recipient Country", "Placename", "Latitude", "Source"})
    EXPECT_EQ(row[none], "None") << none;
}

TEST(EventWriter, Gdelt) {
  auto row = row_of("gdelt2", test_event());
  EXPECT_EQ(row["SQLDATE"], "20240521");
  EXPECT_EQ(row["MonthYear"], "202405");
  EXPECT_EQ(row["Year"], "2024");
  EXPECT_EQ(row["FractionDate"], "2024.3836");
  EXPECT_EQ(row["Actor1Code"], "BLRMIL");
  EXPECT_EQ(row["Actor1Name"], "BELARUS'S ARMY");
  EXPECT_EQ(row["Actor1CountryCode"], "BLR");
  EXPECT_EQ(row["Actor1Type1Code"], "MIL");
  EXPECT_EQ(row["Actor2Code"], "AZEAGR");
  EXPECT_EQ(row["IsRootEvent"], "0");
  EXPECT_EQ(row["EventBaseCode"], "194");
  EXPECT_EQ(row["EventRootCode"], "19");
  EXPECT_EQ(row["QuadClass"], "4");
  EXPECT_EQ(row["GoldsteinScale"], "-10");
  EXPECT_EQ(row["NumMentions"], "1");
  EXPECT_EQ(row["Actor1Geo_Type"], "0");
  EXPECT_EQ(row["Actor1Geo_Lat"], "");
  EXPECT_EQ(row["ActionGeo_Type"], "4");
  EXPECT_EQ(row["ActionGeo_FullName"], "Ganja, Ganja City, Azerbaijan");
  EXPECT_EQ(row["ActionGeo_CountryCode"], "AJ");
  EXPECT_EQ(row["ActionGeo_Lat"], "40.68");
  EXPECT_EQ(row["ActionGeo_Long"], "46.36");
  EXPECT_EQ(row["DATEADDED"], "20240522000000");
  EXPECT_EQ(row["SOURCEURL"], "https://example.org/7");
  EXPECT_EQ(row_of("gdelt1", test_event())["DATEADDED"], "20240522");
  EXPECT_EQ(row_of("gdelt1", test_event())["ActionGeo_Long"], "46.36");

  EventRecord event = test_event();
  event.sentence = -1;
  event.date = "2016-07";
  event.recipients = {test_party("UN peacekeepers in Mali", "UNO", "MIL")};
  event.place = PlaceRecord{"Syria", "Syria", "SYR", "", 35, 38, "country", {}};
  row = row_of("gdelt1", event);
  EXPECT_EQ(row["SQLDATE"], "20160701");
  EXPECT_EQ(row["FractionDate"], "2016.4959");  // as in GDELT's own files
  EXPECT_EQ(row["IsRootEvent"], "1");
  EXPECT_EQ(row["Actor2Code"], "IGOUNOMIL");
  EXPECT_EQ(row["Actor2CountryCode"], "");
  EXPECT_EQ(row["Actor2KnownGroupCode"], "UNO");
  EXPECT_EQ(row["Actor2Type1Code"], "IGO");
  EXPECT_EQ(row["Actor2Type2Code"], "MIL");
  EXPECT_EQ(row["ActionGeo_Type"], "1");
  EXPECT_EQ(row["ActionGeo_FullName"], "Syria");
  EXPECT_EQ(row["ActionGeo_ADM1Code"], "SY");
  EXPECT_EQ(row["ActionGeo_FeatureID"], "SY");
}

TEST(EventWriter, Phoenix) {
  auto row = row_of("phoenix", test_event());
  EXPECT_THAT(row["EventID"], testing::MatchesRegex("[0-9]+_v1.2.3"));
  EXPECT_EQ(row["Date"], "20240521");
  EXPECT_EQ(row["Month"], "05");
  EXPECT_EQ(row["SourceActorFull"], "BLRMIL");
  EXPECT_EQ(row["SourceActorEntity"], "BLR");
  EXPECT_EQ(row["SourceActorRole"], "MIL");
  EXPECT_EQ(row["EventCode"], "194");
  EXPECT_EQ(row["EventRootCode"], "19");
  EXPECT_EQ(row["PentaClass"], "4");
  EXPECT_EQ(row["GoldsteinScore"], "-10.0");
  EXPECT_EQ(row["Issues"], "military;legal");
  EXPECT_EQ(row["Lat"], "40.68");
  EXPECT_EQ(row["LocationName"], "Ganja");
  EXPECT_EQ(row["CountryCode"], "AZE");
  EXPECT_EQ(row["SentenceID"], "wire-7_3");
  EXPECT_EQ(row["NewsSources"], "Example Wire");
  row = row_of("phoenix", bare_event());
  for (const char* empty : {"SourceActorFull", "Lat", "Lon", "LocationName", "StateName", "CountryCode", "PentaClass"}) EXPECT_EQ(row[empty], "") << empty;
}

TEST(EventWriter, Tabari) {
  EventRecord event = test_event();
  EXPECT_THAT(rows_of(*make_event_writer("tabari", test_context()), event),
              ElementsAre(ElementsAre("240521", "BLRMIL", "AZEAGR", "194", "Fight with artillery and tanks")));
  EXPECT_THAT(rows_of(*make_event_writer("tabari", test_context()), bare_event()), ElementsAre(ElementsAre("000000", "---", "---", "***", "")));
}

TEST(EventWriter, PloverAndJsonLines) {
  EventRecord event = test_event();
  event.actors[0].text = "a \"quoted\"\n\tname \xC3\xA9";
  simdjson::dom::parser parser;
  for (const std::string format : {"plover", "jsonl"}) {
    std::string out;
    make_event_writer(format, test_context())->append(event, out);
    EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1);
    const simdjson::dom::element json = parser.parse(out);
    const bool plover = format == "plover";
    const simdjson::dom::element actor = json[plover ? "source" : "actor"].at(0);
    EXPECT_EQ(std::string_view(actor[plover ? "actorText" : "text"]), event.actors[0].text);
    EXPECT_EQ(std::string_view(actor["sector"]), "MIL");
    EXPECT_EQ(std::string_view(json["date"]), "2024-05-21");
    EXPECT_EQ(std::string_view(json["id"]).size(), 16u);
    if (plover) {
      EXPECT_EQ(std::string_view(json["event"]), "ASSAULT");
      EXPECT_EQ(std::string_view(json["text"]), event.sentence_text);
      EXPECT_EQ(std::string_view(json["comment"]), "actual, says the ministry");
      EXPECT_TRUE(json["dateCoded"].is_null());
    } else {
      EXPECT_EQ(double(json["place"]["latitude"]), 40.68);
      EXPECT_EQ(std::string_view(json["place"]["precision"]), "city");
      EXPECT_EQ(int64_t(json["numbers"].at(0)["low"]), 40);
      EXPECT_TRUE(json["numbers"].at(0)["high"].is_null());
      EXPECT_EQ(std::string_view(json["numbers"].at(0)["counted_by"]), "the ministry");
    }
  }
  std::string out;
  make_event_writer("jsonl", test_context())->append(bare_event(), out);
  const simdjson::dom::element json = parser.parse(out);
  EXPECT_TRUE(json["place"].is_null());
  EXPECT_EQ(simdjson::dom::array(json["numbers"]).size(), 0u);
}

TEST(EventWriter, CsvHoldsPlaceAndNumbers) {
  std::string out;
  make_event_writer("csv", test_context())->append(test_event(), out);
  EXPECT_THAT(out, HasSubstr(",Ganja,AZE,Ganja City,40.68,46.36,city,killed 40+ civilian (the ministry),"));
}

}  // namespace
}  // namespace priscus
