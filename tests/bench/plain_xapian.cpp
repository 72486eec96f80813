// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_xapian.hpp"

#include <xapian.h>

#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace onrecord::bench {
namespace {

namespace fs = std::filesystem;
using schema::AnnotatedEntry;

constexpr Xapian::valueno slots[] = {0, 1, 2};  // speaker, country, topic
constexpr Xapian::doccount listed_values = 20;
constexpr Xapian::doccount listed_hits = 10;

fs::path part(const fs::path& folder, int number) {
    return folder / ("part-" + std::to_string(number));
}

std::string first_of(const std::vector<std::string>& values) {
    return values.empty() ? std::string{} : values.front();
}

Xapian::Document make_document(const AnnotatedEntry& revision, Xapian::TermGenerator& generator) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(revision.entry.title, 1, "S");
    generator.index_text(revision.entry.title);
    generator.increase_termpos();
    generator.index_text(revision.entry.text);
    document.set_data(revision.entry.title + "\n" + revision.entry.text);
    document.add_value(slots[0], first_of(revision.annotations.speakers));
    document.add_value(slots[1], first_of(revision.annotations.countries));
    document.add_value(slots[2], first_of(revision.annotations.topics));
    document.add_boolean_term("Q" + revision.entry.id);
    document.add_boolean_term("XO" + revision.entry.outlet);
    return document;
}

void build_part(const fs::path& path, int number, int processes, const EntrySource& source) {
    Xapian::WritableDatabase database{path.string(), Xapian::DB_CREATE_OR_OVERWRITE};
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem{"en"});
    int next = 0;
    source([&](const AnnotatedEntry& revision) {
        if (next++ % processes == number) {
            database.add_document(make_document(revision, generator));
        }
    });
    database.commit();
}

void wait_for(pid_t child) {
    int status = 0;
    if (::waitpid(child, &status, 0) != child || status != 0) {
        throw std::runtime_error{"a plain build failed"};
    }
}

}  // namespace

void build_plain(const fs::path& folder, int processes, const EntrySource& source) {
    fs::create_directories(folder);
    std::vector<pid_t> children;
    for (int number = 0; number < processes; ++number) {
        children.push_back(::fork());
        if (children.back() == 0) {
            build_part(part(folder, number), number, processes, source);
            ::_exit(0);
        }
    }
    for (const pid_t child : children) {
        wait_for(child);
    }
}

std::uint64_t merge_plain(const fs::path& folder, int processes) {
    Xapian::Database all;
    for (int number = 0; number < processes; ++number) {
        all.add_database(Xapian::Database{part(folder, number).string()});
    }
    all.compact((folder / "merged").string());
    std::uint64_t bytes = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder / "merged"}) {
        bytes += entry.file_size();
    }
    return bytes;
}

struct PlainSearch::State {
    explicit State(const fs::path& folder) : database{(folder / "merged").string()} {
        parser.set_stemmer(Xapian::Stem{"en"});
        parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        parser.set_database(database);
    }
    Xapian::Database database;
    Xapian::QueryParser parser;
};

PlainSearch::PlainSearch(const fs::path& folder) : state_{std::make_unique<State>(folder)} {}
PlainSearch::~PlainSearch() = default;

PlainPage PlainSearch::search(const std::string& text) {
    Xapian::Enquire enquire{state_->database};
    enquire.set_query(state_->parser.parse_query(text));
    Xapian::ValueCountMatchSpy spies[] = {
        Xapian::ValueCountMatchSpy{slots[0]},
        Xapian::ValueCountMatchSpy{slots[1]},
        Xapian::ValueCountMatchSpy{slots[2]},
    };
    for (Xapian::ValueCountMatchSpy& spy : spies) {
        enquire.add_matchspy(&spy);
    }
    const Xapian::MSet hits = enquire.get_mset(0, listed_hits, state_->database.get_doccount());
    PlainPage page;
    page.total = hits.get_matches_estimated();  // Exact, as every match was looked at.
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
        page.texts.push_back(hit.get_document().get_data());
    }
    for (Xapian::ValueCountMatchSpy& spy : spies) {
        auto& counts = page.facets.emplace_back();
        for (auto value = spy.top_values_begin(listed_values);
             value != spy.top_values_end(listed_values);
             ++value) {
            counts.emplace_back(*value, value.get_termfreq());
        }
    }
    return page;
}

}  // namespace onrecord::bench
