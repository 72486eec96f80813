// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/annotating/annotating.hpp"

#include "corpus/given_annotations.hpp"
#include "indexer/building/reading/reading.hpp"
#include "indexer/building/spilling/spill.hpp"
#include "schema/document.hpp"
#include "schema/failure.hpp"

#include <ctime>
#include <span>
#include <utility>
#include <vector>

namespace onrecord::indexer {
namespace {

using schema::AnnotatedEntry;
using schema::Annotations;
using schema::Entry;

/// A worker's answer: records with their places.
struct AnnotatedBatch {
    std::vector<std::pair<std::uint32_t, std::string>> records;
    Annotated found;
};

/// The Revisions of a batch in the order of annotation.
struct LoadedBatch {
    std::vector<Entry> entries;
    std::vector<schema::RevisionStamp> stamps;
    std::vector<std::uint32_t> revisions;  ///< Their numbers in the table.
};

LoadedBatch load(const Batch& batch, const RevisionTable& table, const BuildContext& context) {
    LoadedBatch loaded;
    loaded.entries.resize(batch.positions.size());
    loaded.stamps.resize(batch.positions.size());
    loaded.revisions.resize(batch.positions.size());
    const auto file = spill_file(context.scratch, bucket_name, batch.bucket);
    read_spill(file, [&](std::uint32_t revision, std::string_view record) {
        const std::uint32_t position = table.position(revision);
        if (position < batch.positions.begin || position >= batch.positions.end) return;
        const std::uint32_t i = position - batch.positions.begin;
        AnnotatedEntry read = schema::decode_record(record);
        loaded.entries[i] = std::move(read.entry);
        loaded.stamps[i] = read.revision;
        loaded.revisions[i] = revision;
    });
    return loaded;
}

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void annotate_liveblog(std::span<const Entry> liveblog,
                       const corpus::Annotator& annotator,
                       std::vector<Annotations>& annotations) {
    std::vector<Annotations> found = annotator.annotate(liveblog);
    if (found.size() != liveblog.size()) {
        throw schema::Failure{schema::ExitStatus::Internal,
                              "The annotator lost an Entry of " + liveblog.front().liveblog + "."};
    }
    for (Annotations& one : found) {
        annotations.push_back(std::move(one));
    }
}

/// Runs of the same Liveblog go to the annotator together.
std::vector<Annotations> annotate_all(const std::vector<Entry>& entries,
                                      const corpus::Annotator& annotator) {
    std::vector<Annotations> annotations;
    annotations.reserve(entries.size());
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin + 1;
        while (end < entries.size() && entries[end].liveblog == entries[begin].liveblog) {
            ++end;
        }
        annotate_liveblog({&entries[begin], end - begin}, annotator, annotations);
        begin = end;
    }
    return annotations;
}

AnnotatedBatch annotate(const Batch& batch,
                        const RevisionTable& table,
                        const corpus::Annotator* annotator,
                        const BuildContext& context) {
    LoadedBatch loaded = load(batch, table, context);
    AnnotatedBatch done;
    const double begin = thread_seconds();
    std::vector<Annotations> annotations = annotator != nullptr
                                               ? annotate_all(loaded.entries, *annotator)
                                               : std::vector<Annotations>(loaded.entries.size());
    done.found.seconds = annotator != nullptr ? thread_seconds() - begin : 0;
    for (std::size_t i = 0; i < loaded.entries.size(); ++i) {
        corpus::apply_given(loaded.entries[i], annotations[i]);
        done.found.speakers.insert(annotations[i].speakers.begin(), annotations[i].speakers.end());
        const AnnotatedEntry revision{
            std::move(loaded.entries[i]), loaded.stamps[i], std::move(annotations[i])};
        done.records.emplace_back(table.place(loaded.revisions[i]),
                                  schema::encode_record(revision));
    }
    return done;
}

}  // namespace

Annotated annotate_revisions(const RevisionTable& table,
                             const GenerationPlan& plan,
                             const corpus::Annotator* annotator,
                             const BuildContext& context,
                             Workers& workers) {
    Annotated all;
    SpillWriter chunks{
        context.scratch, std::string{chunk_name}, spill_buffer_bytes(plan.chunk_count())};
    std::uint64_t records = 0;
    context.report("annotating", 0, table.size());
    InOrder<AnnotatedBatch> results{workers, [&](AnnotatedBatch batch) {
                                        for (const auto& [place, record] : batch.records) {
                                            chunks.add(plan.chunk_of(place), place, record);
                                        }
                                        all.speakers.merge(batch.found.speakers);
                                        all.seconds += batch.found.seconds;
                                        records += batch.records.size();
                                        context.report("annotating", records, table.size());
                                    }};
    for (const Batch& batch : table.batches()) {
        results.add(workers.submit([&table, annotator, &context, batch](WorkerTools&) {
            return annotate(batch, table, annotator, context);
        }));
    }
    results.finish();
    chunks.finish();
    return all;
}

}  // namespace onrecord::indexer
