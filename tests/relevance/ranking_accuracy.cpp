// SPDX-License-Identifier: GPL-3.0-or-later
// How well the ranking orders Entries, on queries with known answers, beside plain Xapian (its
// TermGenerator with English stems over title and text, its BM25) in its own settings and in those
// that serve it best here. scripts/measure-ranking makes
// the index and prints the table of docs/relevance.md.
//   ranking_accuracy INDEX QUERIES.tsv QRELS.tsv
// QUERIES has id and text a line; QRELS is TREC's: query id, 0, Entry id, relevance.
#include "schema/analyzer.hpp"
#include "schema/generation.hpp"
#include "schema/record.hpp"
#include "searcher/parsing/joined_words.hpp"
#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace onrecord {
namespace {

constexpr std::uint32_t depth = 50;

using Ranking = std::vector<std::string>;                 ///< Entry ids, best first.
using Rank = std::function<Ranking(const std::string&)>;  ///< Of a text.
using Relevant = std::map<std::string, std::set<std::string>>;

std::map<std::string, std::string> read_queries(const char* path) {
    std::ifstream file{path};
    std::map<std::string, std::string> queries;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos) queries[line.substr(0, tab)] = line.substr(tab + 1);
    }
    return queries;
}

/// The judgements, with the ids that the claims have in the index.
Relevant read_relevant(const char* path) {
    const std::string outlet = "Checked claims";  // As scripts/convert-corpus says.
    const std::string liveblog = schema::liveblog_id(outlet, {}, outlet);
    std::ifstream file{path};
    Relevant relevant;
    for (std::string line; std::getline(file, line);) {
        std::istringstream columns{line};
        std::string query;
        std::string unused;
        std::string entry;
        int relevance = 0;
        if (columns >> query >> unused >> entry >> relevance && relevance > 0) {
            relevant[query].insert(schema::entry_id(outlet, liveblog, entry));
        }
    }
    if (relevant.empty()) throw std::runtime_error{std::string{"no judgements in "} + path};
    return relevant;
}

struct Measures {
    double first = 0;       ///< Share of queries whose best Entry is relevant.
    double reciprocal = 0;  ///< Mean of 1 / rank of the first relevant one (MRR).
    double average = 0;     ///< Mean average precision within the first five (MAP@5).
    double found = 0;       ///< Share of relevant Entries within `depth`.
};

Measures measure_one(const Ranking& ranking, const std::set<std::string>& relevant) {
    Measures one;
    double hits = 0;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
        if (!relevant.contains(ranking[i])) continue;
        ++hits;
        const auto rank = static_cast<double>(i + 1);
        if (hits == 1) one.reciprocal = 1 / rank;
        if (i < 5) one.average += hits / rank;
    }
    const auto all = static_cast<double>(relevant.size());
    one.first = one.reciprocal == 1 ? 1 : 0;
    one.average /= std::min(all, 5.0);
    one.found = hits / all;
    return one;
}

void print_row(const char* name,
               const Rank& rank,
               const std::map<std::string, std::string>& queries,
               const Relevant& relevant) {
    Measures sum;
    for (const auto& [query, entries] : relevant) {
        const Measures one = measure_one(rank(queries.at(query)), entries);
        sum.first += one.first;
        sum.reciprocal += one.reciprocal;
        sum.average += one.average;
        sum.found += one.found;
    }
    const auto count = static_cast<double>(relevant.size());
    std::printf("| %s | %.3f | %.3f | %.3f | %.3f |\n",
                name,
                sum.first / count,
                sum.reciprocal / count,
                sum.average / count,
                sum.found / count);
}

/// Any of the text's words: somebody else's sentence shares few of them.
searcher::Query any_word(const schema::Analyzer& analyzer, const std::string& text) {
    searcher::Query query;
    query.kind = searcher::QueryKind::Or;
    std::set<std::string> forms;
    // What is written together (#HarbourFires) is asked for whole and in its words.
    for (const std::string& way : {text, searcher::parted(text)}) {
        for (const schema::Word& word : analyzer.read(way, "en")) {
            if (!forms.insert(word.form).second) continue;
            searcher::Query leaf;
            leaf.kind = searcher::QueryKind::Word;
            leaf.words = {word.form};
            query.children.push_back(std::move(leaf));
        }
    }
    return query;
}

Rank ours(searcher::Searcher& searcher, const schema::Analyzer& analyzer) {
    return [&](const std::string& text) {
        searcher::SearchOptions options;
        options.limit = depth;
        options.passages = 0;
        options.facets.clear();
        Ranking ranking;
        for (const auto& hit : searcher.search(any_word(analyzer, text), options).hits) {
            ranking.push_back(hit.revision.entry.id);
        }
        return ranking;
    };
}

Xapian::WritableDatabase plain_database(const schema::Generation& generation) {
    Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
    for (const schema::OpenShard& shard : generation.shards()) {
        const Xapian::Database entries{shard.folder.string()};
        schema::RecordReader reader{shard.dictionary};
        for (schema::DocId id = 1; id <= shard.facets.size(); ++id) {
            const auto entry = reader.read(entries.get_document(id).get_data()).entry;
            Xapian::Document document;
            Xapian::TermGenerator words;
            words.set_stemmer(Xapian::Stem{"en"});
            words.set_document(document);
            words.index_text(entry.title);
            words.index_text(entry.text);
            document.set_data(entry.id);
            database.add_document(document);
        }
    }
    return database;
}

/// How plain Xapian is asked.
struct Baseline {
    Xapian::QueryParser::stem_strategy strategy;
    double k3 = 1;              ///< Of a word asked for several times: 1 little, 1,000 in full.
    double least_length = 0.5;  ///< Below this part of the average a text counts as this long.
};

Rank plain(const Xapian::Database& database, const Baseline& baseline) {
    return [&database, baseline](const std::string& text) {
        Xapian::QueryParser parser;
        parser.set_database(database);
        parser.set_stemmer(Xapian::Stem{"en"});
        parser.set_stemming_strategy(baseline.strategy);
        Xapian::Enquire enquire{database};
        enquire.set_weighting_scheme(
            Xapian::BM25Weight{1, 0, baseline.k3, 0.5, baseline.least_length});
        enquire.set_query(parser.parse_query(text, 0));
        Ranking ranking;
        const Xapian::MSet found = enquire.get_mset(0, depth);
        for (auto at = found.begin(); at != found.end(); ++at) {
            ranking.push_back(at.get_document().get_data());
        }
        return ranking;
    };
}

int run(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s INDEX QUERIES.tsv QRELS.tsv\n", argv[0]);
        return 64;
    }
    const auto generation = schema::open_current(argv[1]).generation;
    const auto queries = read_queries(argv[2]);
    const Relevant relevant = read_relevant(argv[3]);
    searcher::Searcher searcher{generation};
    const schema::Analyzer analyzer;
    const Xapian::WritableDatabase database = plain_database(*generation);
    std::printf("%llu entries, %zu queries\n\n",
                static_cast<unsigned long long>(generation->manifest().entries),
                relevant.size());
    std::printf("| ranking | first is right | MRR | MAP@5 | found in %u |\n", depth);
    std::printf("| --- | --- | --- | --- | --- |\n");
    print_row("Onrecord", ours(searcher, analyzer), queries, relevant);
    const Baseline plain_xapian{Xapian::QueryParser::STEM_SOME};
    // Every word stemmed, a word asked for twice counts twice; k1 1, b 0.5: hard to beat here.
    const Baseline all_stems{Xapian::QueryParser::STEM_ALL_Z, 1000, 0};
    print_row("plain Xapian", plain(database, plain_xapian), queries, relevant);
    print_row("all stems, k1 1, b 0.5", plain(database, all_stems), queries, relevant);
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) try {
    return onrecord::run(argc, argv);
} catch (const std::exception& error) {
    std::fprintf(stderr, "ranking_accuracy: %s\n", error.what());
    return 70;
}
