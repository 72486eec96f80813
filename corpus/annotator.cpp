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

std::string rules_version_of(const AnnotatorOptions& options) {
    schema::Sha256 digest;
    digest.add(vocabulary::rules_digest);
    for (const auto table : vocabulary::all()) {
        digest.add(table);
    }
    for (const auto& file : options.authority_files) {
        digest.add(schema::sha256_of_file(file));
    }
    return digest.finish();
}

std::string version_of(const std::string& rules, const AnnotatorOptions& options) {
    if (!std::filesystem::exists(options.corrections)) return rules;
    return schema::sha256(rules + schema::sha256_of_file(options.corrections));
}

}  // namespace

struct Annotator::State {
    explicit State(const AnnotatorOptions& options)
        : authority{options.authority_files},
          corrections{read_corrections(options.corrections)},
          rules_version{rules_version_of(options)},
          version{version_of(rules_version, options)} {}

    Lexicons lexicons;
    Authority authority;
    Gazetteer gazetteer;
    CountryResolver countries{gazetteer};
    TopicClassifier topics{lexicons.of("en")};
    StandingCorrections corrections;
    std::string rules_version;
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

/// Memory that a thread uses again for each Liveblog; nothing in it outlives annotate().
struct Workspace {
    std::vector<EntryReading> readings;
    std::vector<Places> places;
    std::vector<TopicEvidence> topics;
    TopicClassifier::Scratch for_topics;

    void make_room(std::size_t entries) {
        if (readings.size() < entries) readings.resize(entries);
        if (places.size() < entries) places.resize(entries);
        topics.resize(entries);
    }

    /// A long Liveblog and a long text are not worth keeping memory for.
    void forget_large() {
        static constexpr std::size_t most_entries = 64;
        static constexpr std::size_t most_tokens = 65536;
        if (readings.size() > most_entries) {
            readings.resize(most_entries);
            places.resize(most_entries);
        }
        for (EntryReading& reading : readings) {
            if (reading.body.reading.tokens.capacity() > most_tokens) reading = EntryReading{};
        }
    }

    static Workspace& of_thread() {
        thread_local Workspace workspace;
        return workspace;
    }
};

}  // namespace

/// One Liveblog on its way: each step needs what the one before learnt of all its Entries.
class Annotator::Run {
public:
    Run(const State& state, std::span<const schema::Entry> liveblog)
        : state_{state},
          liveblog_{liveblog},
          work_{Workspace::of_thread()},
          cast_{state.authority} {}

    std::vector<schema::Annotations> annotate() {
        work_.make_room(liveblog_.size());
        for (std::uint32_t number = 0; number < liveblog_.size(); ++number) {
            read(number);
        }
        for (std::uint32_t number = 0; number < liveblog_.size(); ++number) {
            find_places(number);
        }
        find_home();
        std::vector<schema::Annotations> all(liveblog_.size());
        const SpeakerResolver speakers{state_.authority, cast_};
        LiveblogTopics liveblog_topics;
        for (std::uint32_t number = 0; number < liveblog_.size(); ++number) {
            add_quotes(number, speakers, all[number]);
            add_countries(number, all[number]);
            const EntryReading& reading = work_.readings[number];
            work_.topics[number] = state_.topics.read(
                liveblog_[number], reading.title.reading, reading.body.reading, work_.for_topics);
            liveblog_topics.add(work_.topics[number]);
        }
        for (std::uint32_t number = 0; number < liveblog_.size(); ++number) {
            TopicsFound found =
                state_.topics.decide(std::move(work_.topics[number]), liveblog_topics);
            all[number].topics = std::move(found.top);
            all[number].narrow_topics = std::move(found.narrow);
        }
        work_.forget_large();
        return all;
    }

private:
    void read(std::uint32_t number) {
        EntryReading& reading = work_.readings[number];
        const schema::Entry& entry = liveblog_[number];
        read_entry(entry, number, state_.lexicons.of(entry.lang), reading);
        cast_.learn(reading.title.reading, reading.title.names, number);
        cast_.learn(reading.body.reading, reading.body.names, number);
    }

    void find_places(std::uint32_t number) {
        EntryReading& reading = work_.readings[number];
        cast_.resolve(reading.title.reading, reading.title.names, number);
        cast_.resolve(reading.body.reading, reading.body.names, number);
        Places& place = work_.places[number];
        place.in_title.clear();
        place.in_all.clear();
        place.title.reading = &reading.title.reading;
        place.body.reading = &reading.body.reading;
        const std::string_view lang = liveblog_[number].lang;
        state_.gazetteer.find(*place.title.reading, lang, place.title.mentions);
        state_.gazetteer.find(*place.body.reading, lang, place.body.mentions);
        state_.countries.weigh(place.title, place.body);
        state_.countries.count_plain(place.title, place.in_title);
        state_.countries.count_plain(place.body, place.in_all);
        state_.add_leaders(cast_, reading.title, place.in_title);
        state_.add_leaders(cast_, reading.body, place.in_all);
        place.in_all.add(place.in_title);
        whole_.add(place.in_all);
        name_lands(place.title, reading.title);
        name_lands(place.body, reading.body);
    }

    /// What the rules for offices ask: "the Ruritanian president".
    void name_lands(const PlacedText& text, TextReading& reading) const {
        reading.lands.clear();
        for (const PlaceMention& mention : text.mentions) {
            if (mention.meaning < 0) continue;
            const auto country = static_cast<std::uint16_t>(mention.meaning);
            reading.lands.push_back({mention.tokens, state_.gazetteer.code(country)});
        }
    }

    void find_home() {
        const auto home = CountryResolver::home(whole_);
        for (std::uint32_t number = 0; number < liveblog_.size(); ++number) {
            work_.readings[number].home = home ? state_.gazetteer.code(*home) : std::string_view{};
        }
    }

    void add_quotes(std::uint32_t number,
                    const SpeakerResolver& speakers,
                    schema::Annotations& made) const {
        made.quotes =
            make_quotes(work_.readings[number], speakers, work_.places[number].body.mentions);
        made.speakers = speakers_of(made.quotes);
        apply_corrections(state_.corrections, liveblog_[number], made);
    }

    void add_countries(std::uint32_t number, schema::Annotations& made) {
        Places& place = work_.places[number];
        CountryCounts cities;
        state_.countries.count_cities(place.title, place.in_all, whole_, cities);
        state_.countries.count_cities(place.body, place.in_all, whole_, cities);
        place.in_all.add(cities);
        made.countries = state_.countries.codes(place.in_all);
        made.focus_countries = state_.countries.focus(place.in_title, place.in_all);
    }

    const State& state_;
    std::span<const schema::Entry> liveblog_;
    Workspace& work_;
    Cast cast_;
    CountryCounts whole_;
};

std::vector<schema::Annotations> Annotator::annotate(
    std::span<const schema::Entry> liveblog) const {
    return Run{*state_, liveblog}.annotate();
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

std::string Annotator::rules_version() const { return state_->rules_version; }

std::string Annotator::version() const { return state_->version; }

}  // namespace onrecord::corpus
