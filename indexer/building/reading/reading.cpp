// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/reading/reading.hpp"

#include "corpus/identities.hpp"
#include "indexer/building/reading/histories.hpp"
#include "indexer/building/spilling/spill.hpp"
#include "schema/document.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace onrecord::indexer {
namespace {

constexpr std::uint64_t revisions_per_bucket = 8192;
constexpr std::uint64_t most_buckets = 1024;
constexpr std::uint64_t report_every = 1024;

std::uint32_t bucket_count(std::uint64_t revisions) {
    return static_cast<std::uint32_t>(std::min(revisions / revisions_per_bucket + 1, most_buckets));
}

void check_count(std::uint64_t revisions) {
    if (revisions <= std::numeric_limits<std::uint32_t>::max()) return;
    throw schema::Failure{schema::ExitStatus::BadData,
                          "The Archive has " + std::to_string(revisions) +
                              " Revisions; one index holds at most 4,294,967,295. Split it."};
}

Histories read_histories(const LinesToRead& read) {
    Histories histories{read.identities};
    std::uint32_t line = 0;
    read.lines([&](corpus::ArchivedRevision&& revision) { histories.add(revision, line++); },
               [&](corpus::ArchivedView&& view) { histories.add(view); });
    histories.finish();
    return histories;
}

RevisionTable spill_kept(const LinesToRead& read,
                         const Histories& histories,
                         const BuildContext& context) {
    const std::uint64_t total = read.revisions;
    RevisionTable table{bucket_count(total)};
    SpillWriter buckets{
        context.scratch, std::string{bucket_name}, spill_buffer_bytes(table.buckets())};
    context.report("reading", 0, total);
    std::uint32_t line = 0;
    const auto take = [&](corpus::ArchivedRevision&& revision) {
        const std::uint32_t at = line++;
        if (!histories.is_kept(at)) return;
        read.identities.apply(revision.entry);
        const std::uint32_t number = table.size();
        const schema::AnnotatedEntry plain{std::move(revision.entry), histories.stamp(at), {}};
        const std::string record = schema::encode_record(plain);
        const std::uint32_t bucket = table.add(
            plain.entry, plain.revision.number, static_cast<std::uint32_t>(record.size()));
        buckets.add(bucket, number, record);
        if (table.size() % report_every == 0) context.report("reading", table.size(), total);
    };
    read.lines(take, [](corpus::ArchivedView&&) {});
    buckets.finish();
    table.sort();
    context.report("reading", table.size(), total);
    return table;
}

}  // namespace

RevisionTable read_lines(const LinesToRead& read, const BuildContext& context) {
    check_count(read.revisions);
    return spill_kept(read, read_histories(read), context);
}

RevisionTable read_archive(const corpus::Archive& archive,
                           const BuildContext& context,
                           LedgerMaker& ledger) {
    const LinesToRead read{
        [&](const auto& visit, const auto& visit_view) { archive.for_each(visit, visit_view); },
        archive.revision_count(),
        corpus::resolve_identities(archive)};
    check_count(read.revisions);
    Histories histories{read.identities};
    std::uint32_t line = 0;
    archive.for_each_since(
        {},
        {[&](corpus::ArchivedRevision&& revision, const corpus::BlockPlace& place) {
             ledger.add(revision, place);
             histories.add(revision, line++);
         },
         [&](corpus::ArchivedView&& view, const corpus::BlockPlace& place) {
             ledger.add(view, place);
             histories.add(view);
         }});
    histories.finish();
    return spill_kept(read, histories, context);
}

}  // namespace onrecord::indexer
