// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corrections.hpp"
#include "indexer/building/annotating/annotating.hpp"
#include "indexer/building/ledger/ledger.hpp"
#include "indexer/building/plan/generation_plan.hpp"
#include "indexer/building/reading/reading.hpp"
#include "indexer/building/shards/chunk.hpp"
#include "indexer/building/shards/sharding.hpp"
#include "indexer/building/statements/clustering.hpp"
#include "indexer/building/statements/finished_columns.hpp"
#include "indexer/building/updating/next_shards.hpp"
#include "indexer/building/updating/update.hpp"
#include "indexer/indexer.hpp"
#include "indexer/publishing/durable_files.hpp"
#include "indexer/publishing/index_lock.hpp"
#include "indexer/publishing/inspection.hpp"
#include "indexer/publishing/publication.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

/// Everything besides the records that decides the bytes of a Shard.
std::string shard_rules(const BuildOptions& options) {
    return "format " + std::to_string(schema::index_format_version) + " analyzer " +
           std::to_string(schema::analyzer_version) + " positions " +
           (options.positions ? "1" : "0") + " level " + std::to_string(record_level) + " chunk " +
           std::to_string(chunk_revisions);
}

/// And what decides the records and the cut: with the annotator's version() the Manifest's
/// `settings`, with its rules_version() the ledger's rules.
std::string settings_digest(const BuildOptions& options, const std::string& annotator) {
    return schema::sha256(shard_rules(options) + " shard-entries " +
                          std::to_string(options.shard_entries) + " annotator " + annotator +
                          " grouping " + std::to_string(grouping_version));
}

std::string now() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return schema::to_string(schema::Instant{
        std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()});
}

/// Of the speakers that stand in this Generation.
std::string aliases_text(const corpus::Annotator* annotator,
                         const std::set<std::string>& speakers) {
    std::set<std::pair<std::string, std::string>> lines;
    if (annotator != nullptr) {
        for (const schema::SpeakerAlias& alias : annotator->speaker_aliases()) {
            if (speakers.contains(alias.speaker)) lines.emplace(alias.alias, alias.speaker);
        }
    }
    std::string text;
    for (const auto& [alias, speaker] : lines) {
        text += alias + "\t" + speaker + "\n";
    }
    return text;
}

/// The distinct values in the documents of a Generation.
struct GenerationValues {
    std::set<std::string> speakers;
    std::set<std::string> liveblogs;
    std::set<std::string> outlets;
    std::uint64_t documents = 0;
    std::uint64_t entries = 0;
};

void add_values(const schema::FacetColumns& facets,
                const schema::ShardOverlay& overlay,
                schema::FieldId field,
                std::set<std::string>& values) {
    for (const schema::Ordinal value : schema::shown_values(facets, overlay, field)) {
        values.emplace(facets.facet(field).value(value));
    }
}

/// Sets the members of a finished Shard's row that describe shown documents.
void tell_of_shown(const schema::FacetColumns& facets,
                   const schema::ShardOverlay& overlay,
                   schema::ManifestShard& row) {
    row.window = {};
    for (schema::DocId document = facets.size(); document >= 1; --document) {
        const schema::Instant at = facets.published(document);
        if (at.milliseconds == INT64_MIN || overlay.is_hidden(document)) continue;
        if (row.window.begin == row.window.end) row.window.begin = at;
        row.window.end = schema::Instant{at.milliseconds + 1};
    }
    const schema::FacetColumn& column = facets.facet(schema::FieldId::Lang);
    row.languages.clear();
    for (const schema::Ordinal value :
         schema::shown_values(facets, overlay, schema::FieldId::Lang)) {
        row.languages.emplace_back(column.value(value));
    }
}

GenerationValues values_of(const std::vector<FinishedColumns>& columns,
                           const schema::OverlayRows& overlay,
                           std::vector<schema::ManifestShard>& shards) {
    GenerationValues values;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const schema::FacetColumns& facets = columns[i].facets();
        const schema::ShardOverlay own = overlay.of(i);
        add_values(facets, own, schema::FieldId::Speaker, values.speakers);
        add_values(facets, own, schema::FieldId::Liveblog, values.liveblogs);
        add_values(facets, own, schema::FieldId::Outlet, values.outlets);
        if (!own.hidden.empty()) tell_of_shown(facets, own, shards[i]);
        values.documents += facets.size() - own.hidden.size();
        values.entries += shards[i].entries;
        for (const schema::DocId document : own.hidden) {
            values.entries -= facets.is_current(document) ? 1 : 0;
        }
    }
    return values;
}

std::uint64_t bytes_of(const schema::Manifest& manifest) {
    std::uint64_t bytes = 0;
    for (const schema::ManifestFile& file : manifest.files) {
        bytes += file.bytes;
    }
    for (const schema::ManifestShard& shard : manifest.shards) {
        for (const schema::ManifestFile& file : shard.files) {
            bytes += file.bytes;
        }
    }
    return bytes;
}

BuildReport report_on(const schema::Manifest& manifest) {
    BuildReport report;
    report.generation = manifest.number;
    report.entries = manifest.entries;
    report.documents = manifest.documents;
    report.shards = manifest.shards.size();
    report.bytes = bytes_of(manifest);
    return report;
}

/// One build. Members are in the order in which they are needed, and are destroyed in reverse
/// order.
class Build {
public:
    Build(const BuildOptions& options, corpus::Archive archive)
        : options_{options},
          archive_{std::move(archive)},
          lock_{options.index} {
        remove_leftovers(options.index);
        if (options.annotate) {
            // Before the annotator reads them: one that is recorded meanwhile counts as new again.
            const fs::path corrections = corpus::corrections_file(options.archive);
            corrections_ = digests_of_corrections(corrections);
            annotator_.emplace(corpus::AnnotatorOptions{options.authority_files, corrections});
        }
        settings_ = settings_digest(options_, annotator_ ? annotator_->version() : "none");
        rules_ = settings_digest(options_, annotator_ ? annotator_->rules_version() : "none");
        newest_ = newest_sound_generation(options.index);
        verified_ = remembered_files(options.index);
    }

    BuildReport run() {
        const bool may_keep = !options_.force && is_newest();
        // What is to be kept is read whole; what is replaced anyway is looked at.
        std::string damage = damage_of_what_is_served(may_keep);
        if (may_keep && damage.empty()) return keep();
        BuildReport report = make();
        report.healed = std::move(damage);
        return report;
    }

private:
    const corpus::Annotator* annotator() const { return annotator_ ? &*annotator_ : nullptr; }

    bool is_newest() const {
        return newest_ && newest_->manifest().archive_position == archive_.position() &&
               newest_->manifest().settings == settings_;
    }

    fs::path newest_folder() const {
        return schema::generation_folder(options_.index, newest_->manifest().number);
    }

    std::string damage_of_newest() {
        return damage_of_files(newest_folder(), newest_->manifest(), verified_);
    }

    std::string damage_of_what_is_served(bool is_read_whole) {
        if (newest_ && served_number(options_.index) == newest_->manifest().number) {
            return is_read_whole ? damage_of_newest() : std::string{};
        }
        return damage_of_served(options_.index,
                                is_read_whole ? schema::Verify::Digests : schema::Verify::Sizes,
                                &verified_);
    }

    /// Nothing to build. A publication that was killed before its last step is completed.
    BuildReport keep() const {
        const std::optional<Rollback> rollback = remembered_rollback(options_.index);
        const std::uint64_t number = newest_->manifest().number;
        BuildReport report = report_on(newest_->manifest());
        report.is_unchanged = true;
        if (rollback && rollback->passed_over >= number) {
            report.passed_over = number;
            report.generation = rollback->served;
        } else if (served_number(options_.index) != number) {
            set_current(options_.index, number);
        }
        return report;
    }

    BuildReport make() {
        if (newest_ && !options_.force) {
            if (auto report = update_newest()) {
                if (is_merging_due_) merge_published(*report);
                return std::move(*report);
            }
        }
        return make_anew();
    }

    BuildReport make_anew() {
        const StagingFolder staging{options_.index, "staging"};
        const StagingFolder scratch{options_.index, "scratch"};
        const BuildContext context{options_, scratch.path(), staging.path()};
        LedgerMaker making;
        const RevisionTable table = read_archive(archive_, context, making);
        Ledger ledger = making.finish();
        ledger.mark = archive_.mark();
        ledger.rules = rules_;
        ledger.corrections = corrections_;
        const GenerationPlan plan{table, options_.shard_entries};
        Workers workers{worker_count(options_)};  // After all that its tasks read.
        const Annotated annotated = annotate_revisions(table, plan, annotator(), context, workers);
        BuiltShards built =
            build_shards(plan.shards(), shard_rules(options_), old_shards(), context, workers);
        Update made{std::move(ledger), std::move(built), {}, annotated.seconds};
        made.overlay.hidden.resize(made.built.shards.size());
        return publish_made(context, std::move(made), nullptr);
    }

    UpdateRules rules() const { return {rules_, shard_rules(options_), corrections_}; }

    /// Nothing when the newest Generation is damaged, or is none to go on from.
    std::optional<BuildReport> update_newest() {
        if (!damage_of_newest().empty()) return std::nullopt;
        const LastGeneration last{*newest_, newest_folder(), &verified_};
        const StagingFolder staging{options_.index, "staging"};
        const StagingFolder scratch{options_.index, "scratch"};
        const BuildContext context{options_, scratch.path(), staging.path()};
        auto made = update(archive_, last, rules(), annotator(), context);
        if (!made) return std::nullopt;
        is_merging_due_ = is_merging_due(made->built.shards, made->overlay, options_.shard_entries);
        return publish_made(context, std::move(*made), &last);
    }

    /// Larger Shards are merged once what is new is searchable, as a Generation of their own.
    void merge_published(BuildReport& report) {
        newest_ = newest_sound_generation(options_.index);
        if (!newest_ || newest_->manifest().number != report.generation) return;
        const LastGeneration last{*newest_, newest_folder(), &verified_};
        const StagingFolder staging{options_.index, "staging"};
        const StagingFolder scratch{options_.index, "scratch"};
        const BuildContext context{options_, scratch.path(), staging.path()};
        auto made = merge_newest_shards(last, rules(), context);
        if (!made) return;
        const BuildReport merged = publish_made(context, std::move(*made), &last);
        report.generation = merged.generation;
        report.shards = merged.shards;
        report.bytes = merged.bytes;
    }

    BuildReport publish_made(const BuildContext& context, Update made, const LastGeneration* last) {
        context.report("clustering", 0, 1);
        const fs::path& staging = context.staging;
        const schema::Generation* old = last == nullptr ? nullptr : &last->generation;
        const auto columns = open_finished(staging, made.built.shards, old);
        const schema::ManifestFile clusters =
            write_clusters(staging, made.built.shards, columns, made.overlay, old);
        context.report("publishing", 0, 1);
        const GenerationValues values = values_of(columns, made.overlay, made.built.shards);
        schema::Manifest manifest = manifest_of(values, std::move(made.built.shards));
        require_no_fewer(manifest);
        manifest.files = write_aliases(staging, values.speakers);
        manifest.files.push_back(clusters);
        add_overlay(staging, made.overlay, manifest);
        std::ranges::copy(write_ledger(staging, std::move(made.ledger), last),
                          std::back_inserter(manifest.files));
        publish(options_.index, staging, manifest);
        remember_published(manifest);
        context.report("publishing", 1, 1);
        BuildReport report = report_on(manifest);
        report.reused_shards = made.built.reused;
        report.annotation_seconds = made.annotation_seconds;
        return report;
    }

    /// Every digest of it was made from the file, or the file is one that was verified.
    void remember_published(const schema::Manifest& manifest) {
        verified_.add(schema::generation_folder(options_.index, manifest.number), manifest);
        verified_.keep_only(manifest);
        remember_files(options_.index, verified_);
    }

    /// An Archive only grows, but for what was erased, so fewer Entries mean that something was
    /// lost on the way.
    void require_no_fewer(const schema::Manifest& manifest) const {
        const auto served = served_number(options_.index);
        if (options_.allow_fewer || !served) return;
        const auto old = counted_entries(options_.index, *served);
        if (!old || manifest.entries >= *old) return;
        if (manifest.entries + archive_.erased_count() >= *old) return;
        throw schema::Failure{
            schema::ExitStatus::Internal,
            "The new Generation would have " + std::to_string(manifest.entries) +
                " Entries, the served one has " + std::to_string(*old) +
                ": not published. If that is meant (an Archive made anew, or put back), build "
                "with --allow-fewer; else see onrecord-index verify --archive " +
                options_.archive.string()};
    }

    OldShards old_shards() {
        if (!newest_) return {};
        return {newest_folder(), newest_->manifest(), &verified_};
    }

    std::vector<schema::ManifestFile> write_aliases(const fs::path& staging,
                                                    const std::set<std::string>& speakers) const {
        const std::string text = aliases_text(annotator(), speakers);
        write_synced(staging / schema::speaker_aliases_file, text);
        return {{std::string{schema::speaker_aliases_file}, text.size(), schema::sha256(text)}};
    }

    static void add_overlay(const fs::path& staging,
                            const schema::OverlayRows& overlay,
                            schema::Manifest& manifest) {
        if (overlay.is_empty()) return;
        const fs::path file = staging / schema::overlay_file;
        schema::write_overlay(file, overlay);
        manifest.files.push_back(
            {std::string{schema::overlay_file}, fs::file_size(file), schema::sha256_of_file(file)});
    }

    schema::Manifest manifest_of(const GenerationValues& values,
                                 std::vector<schema::ManifestShard> shards) const {
        schema::Manifest manifest;
        manifest.analyzer_version = schema::analyzer_version;
        std::tie(manifest.number, manifest.previous) = next_in_chain(options_.index);
        manifest.created = now();
        manifest.archive_position = archive_.position();
        manifest.settings = settings_;
        manifest.documents = values.documents;
        manifest.entries = values.entries;
        manifest.liveblogs = values.liveblogs.size();
        manifest.outlets = values.outlets.size();
        manifest.shards = std::move(shards);
        return manifest;
    }

    const BuildOptions& options_;
    corpus::Archive archive_;
    IndexLock lock_;
    std::optional<corpus::Annotator> annotator_;
    std::map<std::string, std::string> corrections_;  ///< Digests, by Entry.
    std::string settings_;
    std::string rules_;
    std::shared_ptr<const schema::Generation> newest_;
    schema::VerifiedFiles verified_;
    bool is_merging_due_ = false;  ///< Of what was just published.
};

}  // namespace

BuildReport build(const BuildOptions& options) {
    const auto begin = std::chrono::steady_clock::now();
    BuildReport report = Build{options, corpus::Archive::open_for_reading(options.archive)}.run();
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

}  // namespace onrecord::indexer
