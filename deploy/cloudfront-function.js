// Viewer request: every address in the console gets the same page. Only files have a dot in their last segment.
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
