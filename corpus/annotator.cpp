// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotator.hpp"

#include "corpus/annotation/countries/resolver.hpp"
#include "corpus/annotation/entry_reading.hpp"
#include "corpus/annotation/quotes/quote_maker.hpp"
#include "corpus/annotation/speakers/cast.hpp"
#include "corpus/annotation/topics/classifier.hpp"
#include "corpus/annotation/vocabulary.hpp"
#include "corpus/corrections.hpp"
#include "schema/sha256.hpp"

namespace onrecord::corpus {

using namespace annotation;

namespace {

/// Raise it with every change of the rules: vocabularies are digested, code is not.
constexpr std::string_view rules_version = "20";

std::string version_of(const AnnotatorOptions& options) {
    schema::Sha256 digest;
    digest.add(rules_version);
    for (const auto table : vocabulary::all())
        digest.add(table);
    for (const auto& file : options.authority_files)
        digest.add(schema::sha256_of_file(file));
    if (std::filesystem::exists(options.corrections)) {
        digest.add(schema::sha256_of_file(options.corrections));
    }
    return digest.finish();
}

}  // namespace

struct Annotator::State {
    explicit State(const AnnotatorOptions& options)
        : authority{options.authority_files},
          corrections{read_corrections(options.corrections)},
          version{version_of(options)} {}

    Lexicons lexicons;
    Authority authority;
    Gazetteer gazetteer;
    CountryResolver countries{gazetteer};
    TopicClassifier topics{lexicons.of("en")};
    std::vector<Correction> corrections;
    std::string version;

    /// A leader stands for his country.
    void add_leaders(const Cast& cast, const TextReading& text, CountryCounts& counts) const;
};

Annotator::Annotator(const AnnotatorOptions& options)
    : state_{std::make_unique<const State>(options)} {}
Annotator::~Annotator() = default;
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;

namespace {

/// What an Entry names for sure; first by Entry, then with cities once all are known.
struct Places {
    PlacedText title;
    PlacedText body;
    CountryCounts in_title;
    CountryCounts in_all;
};

}  // namespace

std::vector<schema::Annotations> Annotator::annotate(
    std::span<const schema::Entry> liveblog) const {
    std::vector<EntryReading> readings(liveblog.size());
    Cast cast{state_->authority};
    for (std::uint32_t number = 0; number < liveblog.size(); ++number) {
        EntryReading& reading = readings[number];
        const schema::Entry& entry = liveblog[number];
        read_entry(entry, number, state_->lexicons.of(entry.lang), reading);
        cast.learn(reading.title.reading, reading.title.names, number);
        cast.learn(reading.body.reading, reading.body.names, number);
    }
    std::vector<Places> places(liveblog.size());
    CountryCounts whole;
    for (std::uint32_t number = 0; number < liveblog.size(); ++number) {
        EntryReading& reading = readings[number];
        cast.resolve(reading.title.reading, reading.title.names, number);
        cast.resolve(reading.body.reading, reading.body.names, number);
        Places& place = places[number];
        place.title.reading = &reading.title.reading;
        place.body.reading = &reading.body.reading;
        state_->gazetteer.find(*place.title.reading, liveblog[number].lang, place.title.mentions);
        state_->gazetteer.find(*place.body.reading, liveblog[number].lang, place.body.mentions);
        state_->countries.weigh(place.title, place.body);
        state_->countries.count_plain(place.title, place.in_title);
        state_->countries.count_plain(place.body, place.in_all);
        state_->add_leaders(cast, reading.title, place.in_title);
        state_->add_leaders(cast, reading.body, place.in_all);
        place.in_all.add(place.in_title);
        whole.add(place.in_all);
    }
    const SpeakerResolver speakers{state_->authority, cast};
    TopicClassifier::Scratch for_topics;
    std::vector<TopicEvidence> topics(liveblog.size());
    LiveblogTopics liveblog_topics;
    std::vector<schema::Annotations> all(liveblog.size());
    for (std::uint32_t number = 0; number < liveblog.size(); ++number) {
        const EntryReading& reading = readings[number];
        Places& place = places[number];
        schema::Annotations& made = all[number];
        made.quotes = make_quotes(reading, speakers, place.body.mentions);
        made.speakers = speakers_of(made.quotes);
        apply_corrections(state_->corrections, liveblog[number], made);
        CountryCounts cities;
        state_->countries.count_cities(place.title, place.in_all, whole, cities);
        state_->countries.count_cities(place.body, place.in_all, whole, cities);
        place.in_all.add(cities);
        made.countries = state_->countries.codes(place.in_all);
        made.focus_countries = state_->countries.focus(place.in_title, place.in_all);
        topics[number] = state_->topics.read(
            liveblog[number], reading.title.reading, reading.body.reading, for_topics);
        liveblog_topics.add(topics[number]);
    }
    for (std::uint32_t number = 0; number < liveblog.size(); ++number) {
        TopicsFound found = state_->topics.decide(std::move(topics[number]), liveblog_topics);
        all[number].topics = std::move(found.top);
        all[number].narrow_topics = std::move(found.narrow);
    }
    return all;
}

void Annotator::State::add_leaders(const Cast& cast,
                                   const TextReading& text,
                                   CountryCounts& counts) const {
    for (const NameMention& name : text.names) {
        if (name.person == Cast::nobody) continue;
        const auto number = cast.person(name.person).authority;
        if (number == Authority::nobody) continue;
        for (const Role& role : authority.speaker(number).roles) {
            const auto country = gazetteer.find_country(role.country);
            if (!country) continue;
            counts.add(*country, 1);
            break;
        }
    }
}

std::vector<schema::SpeakerAlias> Annotator::speaker_aliases() const {
    return state_->authority.aliases();
}

std::string Annotator::version() const { return state_->version; }

}  // namespace onrecord::corpus
