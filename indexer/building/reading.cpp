// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/reading.hpp"

#include "corpus/identities.hpp"
#include "indexer/building/histories.hpp"
#include "indexer/building/spill.hpp"
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

Histories read_histories(const corpus::Archive& archive, const corpus::Identities& identities) {
    Histories histories{identities};
    std::uint32_t line = 0;
    archive.for_each([&](corpus::ArchivedRevision&& revision) { histories.add(revision, line++); },
                     [&](corpus::ArchivedView&& view) { histories.add(view); });
    histories.finish();
    return histories;
}

}  // namespace

RevisionTable read_archive(const corpus::Archive& archive, const BuildContext& context) {
    const std::uint64_t total = archive.revision_count();
    check_count(total);
    const corpus::Identities identities = corpus::resolve_identities(archive);
    const Histories histories = read_histories(archive, identities);
    RevisionTable table{bucket_count(total)};
    SpillWriter buckets{
        context.scratch, std::string{bucket_name}, spill_buffer_bytes(table.buckets())};
    context.report("reading", 0, total);
    std::uint32_t line = 0;
    archive.for_each([&](corpus::ArchivedRevision&& revision) {
        const std::uint32_t at = line++;
        if (!histories.is_kept(at)) return;
        identities.apply(revision.entry);
        const std::uint32_t number = table.size();
        const schema::AnnotatedEntry plain{std::move(revision.entry), histories.stamp(at), {}};
        const std::string record = schema::encode_record(plain);
        const std::uint32_t bucket = table.add(
            plain.entry, plain.revision.number, static_cast<std::uint32_t>(record.size()));
        buckets.add(bucket, number, record);
        if (table.size() % report_every == 0) context.report("reading", table.size(), total);
    });
    buckets.finish();
    table.sort();
    context.report("reading", table.size(), total);
    return table;
}

}  // namespace onrecord::indexer
