// Viewer request: every place in the console is its one page. Files have a dot in their last segment, places do not.
function handler(event) {
    var request = event.request;
    var uri = request.uri.replace(/\/+/g, '/');
    if (uri === '/admin/canopy') {
        return { statusCode: 301, headers: { location: { value: '/admin/canopy/' } } };
    }
    if (uri.lastIndexOf('/admin/canopy/', 0) === 0) {
        request.uri = uri.split('/').pop().indexOf('.') < 0 ? '/admin/canopy/index.html' : uri;
    }
    return request;
}
