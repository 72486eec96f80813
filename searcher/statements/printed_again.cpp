// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/statements/printed_again.hpp"

#include "searcher/check/clusters.hpp"
#include "searcher/perhaps_same.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace onrecord::searcher::statements {
namespace {

using schema::AnnotatedEntry;
using schema::DocId;
using schema::Statement;
using schema::StatementPlace;
using schema::Where;

const std::string& text_of(const AnnotatedEntry& revision, Where where) {
    return where == Where::Title ? revision.entry.title : revision.entry.text;
}

/// A document that has a Statement of the cluster.
struct Found {
    std::int64_t published = 0;
    schema::Place place = 0;
    std::size_t shard = 0;
    DocId document = 0;
    Statement statement;
    std::string_view outlet;
};

std::string_view outlet_of(const schema::FacetColumns& facets, DocId document) {
    const schema::FacetColumn& column = facets.facet(schema::FieldId::Outlet);
    const auto ordinals = column.ordinals(document);
    return ordinals.empty() ? std::string_view{} : column.value(ordinals.front());
}

/// The current documents of a cluster but this one, each once, by time, unknown times last; of two
/// places in one document the body.
std::vector<Found> documents_of(const std::vector<StatementPlace>& members,
                                const std::vector<ShardHandle>& shards,
                                const std::pair<std::size_t, DocId>& here) {
    std::vector<Found> found;
    for (const StatementPlace& member : members) {
        const schema::OpenShard& shard = *shards[member.shard].shard;
        const DocId document = shard.statements.document_of(member.number);
        if (std::pair{member.shard, document} == here || !shard.is_current(document)) continue;
        const Statement statement = shard.statements[member.number];
        const std::int64_t at = shard.facets.published(document).milliseconds;
        if (!found.empty() && found.back().shard == member.shard &&
            found.back().document == document) {
            if (found.back().statement.where == Where::Title) found.back().statement = statement;
            continue;
        }
        found.push_back({at == INT64_MIN ? INT64_MAX : at,
                         shard.place(document),
                         member.shard,
                         document,
                         statement,
                         outlet_of(shard.facets, document)});
    }
    std::ranges::sort(found, {}, [](const Found& one) {
        return std::pair{one.published, one.place};
    });
    return found;
}

/// Puts the earliest of each Outlet but `own` first.
void put_other_outlets_first(std::vector<Found>& found, std::string_view own) {
    std::set<std::string_view> seen{own};
    std::stable_partition(found.begin(), found.end(), [&seen](const Found& one) {
        return seen.insert(one.outlet).second;
    });
}

/// The byte range of a Statement in the text; empty when the text has fewer words.
std::optional<schema::Span> span_of(const Statement& statement,
                                    const AnnotatedEntry& revision,
                                    const schema::Analyzer& analyzer) {
    const auto words = analyzer.read(text_of(revision, statement.where), revision.entry.lang);
    if (statement.words == 0 || statement.first_word >= words.size() ||
        statement.words > words.size() - statement.first_word) {
        return std::nullopt;
    }
    return schema::Span{words[statement.first_word].span.begin,
                        words[statement.first_word + statement.words - 1].span.end};
}

std::string piece(const AnnotatedEntry& revision, Where where, schema::Span span) {
    return text_of(revision, where).substr(span.begin, span.length());
}

std::optional<Printing> printing_of(const Found& found,
                                    const std::string& statement,
                                    std::vector<ShardHandle>& shards,
                                    const schema::Analyzer& analyzer) {
    Printing printing;
    printing.revision = shards[found.shard].read(found.document);
    printing.where = found.statement.where;
    const auto span = span_of(found.statement, printing.revision, analyzer);
    if (!span) return std::nullopt;
    printing.span = *span;
    const auto& quotes = printing.revision.annotations.quotes;
    if (found.statement.quote < quotes.size()) {
        const schema::Quote& quote = quotes[found.statement.quote];
        printing.speaker = quote.speaker;
        printing.level = quote.level;
        printing.rule = quote.rule;
    }
    printing.diff = check::difference(piece(printing.revision, printing.where, *span),
                                      statement,
                                      printing.revision.entry.lang,
                                      analyzer);
    return printing;
}

}  // namespace

std::vector<PrintedAgain> printed_again(const schema::Generation& generation,
                                        std::vector<ShardHandle>& shards,
                                        std::size_t shard,
                                        DocId document,
                                        const AnnotatedEntry& revision) {
    std::vector<PrintedAgain> again;
    const schema::StatementClusters* clusters = generation.statement_clusters();
    if (clusters == nullptr) return again;
    const schema::Analyzer analyzer;
    const schema::StatementColumn& statements = shards[shard].shard->statements;
    const auto [begin, end] = statements.of(document);
    for (std::uint32_t i = begin; i < end && again.size() < most_statements; ++i) {
        const auto cluster = clusters->cluster_of({shard, i});
        if (!cluster) continue;
        auto found = documents_of(clusters->members(*cluster), shards, {shard, document});
        const Statement statement = statements[i];
        const auto span = span_of(statement, revision, analyzer);
        if (found.empty() || !span) continue;
        put_other_outlets_first(found, revision.entry.outlet);
        PrintedAgain& one = again.emplace_back(
            PrintedAgain{statement.quote, statement.where, *span, found.size(), {}});
        if (found.size() > most_printings) found.resize(most_printings);
        const std::string text = piece(revision, statement.where, *span);
        for (const Found& other : found) {
            auto printing = printing_of(other, text, shards, analyzer);
            if (!printing) continue;
            const bool is_alike = std::ranges::all_of(
                printing->diff, [](const DiffPiece& part) { return part.kind == DiffKind::Same; });
            printing->is_perhaps_same =
                is_alike && may_be_same_entry(revision.entry, printing->revision.entry);
            one.printings.push_back(std::move(*printing));
        }
    }
    return again;
}

}  // namespace onrecord::searcher::statements
